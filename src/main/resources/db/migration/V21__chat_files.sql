-- Package archive: where the ids of a chat's rooms, messages and people mean one thing: their source; or '' for those that a
-- platform gives once in the world.
alter table chat_room rename column source to scope;

-- A file of a message that its platform keeps, and that is to be fetched.
create table chat_file (
    id         bigint generated always as identity primary key,
    message_id uuid        not null references chat_message on delete cascade,
    source     text        not null, -- whose settings say how to log in
    platform   text        not null,
    key        text        not null, -- by which the platform gives it: an address, or an id
    name       text,
    media_type text,
    asked_at   timestamptz not null,
    due_at     timestamptz not null, -- when it is tried, or, while it is, when that is given up for dead
    tries      integer     not null default 0,
    became     text check (became in ('HAD', 'REFUSED')),
    reason     text,
    unique (message_id, key)
);
create index chat_file_due on chat_file (due_at) where became is null;
