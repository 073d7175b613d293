-- Package insight: what a team wants to reach.

create table goal (
    id           uuid primary key,
    sentence     text        not null,
    measure      text        not null,
    category     text, -- of objections, where the measure is of them; null for all
    target       double precision not null,
    starts       date        not null,
    due          date        not null,
    mile_markers jsonb       not null default '[]',
    closed       boolean     not null default false,
    version      bigint      not null default 1,
    by_user      text        not null,
    created_at   timestamptz not null,
    check (starts < due)
);
create index goal_newest on goal (created_at desc, id desc);
