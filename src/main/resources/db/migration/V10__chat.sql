-- Package archive: what a chat session is besides an item. Its messages are rows of message, like those of mail.

alter table message drop constraint message_item_id_key;
create index message_of_item on message (item_id);

-- A place where people write to each other: a session that the source names, a channel, or a thread in one.
create table chat_room (
    id          bigint generated always as identity primary key,
    source      text not null,
    platform    text not null,
    external_id text not null,
    unique (source, platform, external_id)
);

-- A room that lasts has several, one after each pause.
create table chat_session (
    item_id       uuid primary key references item on delete cascade,
    room_id       bigint      not null references chat_room on delete cascade,
    waiting_since timestamptz not null -- since when messages wait to be processed
);
create index chat_session_of_room on chat_session (room_id);

create table chat_message (
    message_id  uuid primary key references message on delete cascade,
    room_id     bigint      not null references chat_room on delete cascade,
    external_id text        not null,
    reply_to    text,                 -- the external id of the message that it answers
    edited_at   timestamptz,          -- null while the text is the first one
    deleted_at  timestamptz,
    unique (room_id, external_id)
);

-- Every text that a message ever had, the one in force too.
create table chat_text (
    message_id uuid        not null references chat_message on delete cascade,
    at         timestamptz not null,
    basis      text        not null check (basis in ('SENT', 'STATED', 'ARRIVED')), -- how that is known
    digest     text        not null generated always as (md5(text)) stored,
    text       text        not null,
    primary key (message_id, at, basis, digest)
);

-- A message that was deleted before it came in: when it does, it stays deleted.
create table chat_deletion (
    room_id     bigint      not null references chat_room on delete cascade,
    external_id text        not null,
    at          timestamptz not null,
    primary key (room_id, external_id)
);

-- What was delivered, so that the same is known when it comes again.
create table chat_delivery (
    room_id      bigint  not null references chat_room on delete cascade,
    delivery     text    not null,
    sha256       text    not null, -- of the payload, in the media store
    item_id      uuid    not null references item on delete cascade, -- the session that its sender is told
    acknowledged boolean not null default false,
    primary key (room_id, delivery)
);
create index chat_delivery_untold on chat_delivery (delivery) where not acknowledged;

-- The platform's name for a person, the same in all sessions of a source.
alter table party add column handle_key text;
create index party_by_handle on party (handle_key) where handle_key is not null;

-- What a person said of one who writes, for the sessions to come; with what the platform said of him then.
create table chat_handle (
    handle_key      text primary key,
    said_side       text,
    said_name       text,
    said_contact_id uuid,
    name            text,
    email           text,
    phone           text
);
