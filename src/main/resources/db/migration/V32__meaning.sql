-- Package search.meaning: the items whose meaning is still to be brought into the index of meanings.

create table meaning_due (
    item_id  uuid primary key references item on delete cascade,
    asked    bigint      not null default 1, -- how often it was asked for; what is asked for while it is read is read once more
    due      timestamptz not null default now(),
    failures int         not null default 0
);
create index meaning_next on meaning_due (due, item_id);
