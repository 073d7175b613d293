-- Package pipeline: the two queues of jobs, in the form that db-scheduler prescribes. One row per (item, stage) that waits
-- or runs; task_instance is "item/stage".

create table jobs (
    task_name            text        not null,
    task_instance        text        not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean     not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures int,
    last_heartbeat       timestamptz,
    version              bigint      not null,
    priority             smallint,
    primary key (task_name, task_instance)
);
create index jobs_due on jobs (execution_time);
create index jobs_heartbeat on jobs (last_heartbeat);

create table jobs_transcribe (like jobs including all);
