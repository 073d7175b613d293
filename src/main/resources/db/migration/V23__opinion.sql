-- Package understand.opinion: the items on which the second opinion is still to be given.

create table opinion (
    item_id  uuid primary key references item on delete cascade,
    asked    bigint      not null default 1, -- how often it was asked for; what is asked for while it is given is given once more
    asked_at timestamptz not null default now(),
    due      timestamptz not null default now(),
    taken_by text,                           -- the process that is at it
    taken_at timestamptz,
    failures int         not null default 0
);
create index opinion_next on opinion (due, asked_at);

-- what was understood before there were second opinions
insert into opinion (item_id) select id from item where state = 'PROCESSED';
