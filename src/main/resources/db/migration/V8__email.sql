-- Package archive: what an email message is besides an item; who it was from and to; its files; what makes threads.

-- A conversation that was joined to another: the older one survives, and has all items.
alter table conversation add column moved_to uuid references conversation on delete cascade;

create table message (
    id              uuid primary key,
    item_id         uuid        not null unique references item on delete cascade,
    conversation_id uuid        not null references conversation on delete cascade,
    party_id        uuid        not null references party on delete cascade, -- who wrote it
    internet_id     text        not null, -- the Message-ID without angles, or one made of the content
    sent_at         timestamptz not null,
    sent_offset     int,                  -- of the sender's clock, in seconds; null where none was stated
    subject         text        not null,
    subject_key     text        not null, -- without prefixes, for finding threads
    answers         boolean     not null, -- whether it says, by whatever means, that it answers or forwards one
    referring       boolean     not null, -- whether it names the message that it answers
    addresses       text[]      not null, -- of the sender and all recipients, in their normal form
    body            text        not null,
    reply           text        not null,
    quoted          text        not null,
    signature       text        not null,
    blocks          jsonb       not null, -- whose words each stretch of the body is
    html            text,                 -- safe to show; null where there is none
    contact         jsonb       not null, -- what the signature says of the sender
    meeting         jsonb,
    notes           text[]      not null  -- what of it was cut or repaired in reading
);
create index message_of_conversation on message (conversation_id, sent_at, id);
create index message_by_subject on message (md5(subject_key), sent_at) where subject_key <> '';

create table message_party (
    message_id uuid not null references message on delete cascade,
    party_id   uuid not null references party on delete cascade,
    role       text not null check (role in ('FROM', 'TO', 'CC', 'BCC')),
    ordinal    int  not null,
    primary key (message_id, party_id)
);
create index message_party_of_party on message_party (party_id);

-- Each Message-ID that a thread has or names; a message that names ids of two threads joins them.
create table thread_id (
    internet_id     text primary key,
    conversation_id uuid not null references conversation on delete cascade
);
create index thread_id_of_conversation on thread_id (conversation_id);

create table attachment (
    id            uuid primary key,
    message_id    uuid    not null references message on delete cascade,
    ordinal       int     not null,
    filename      text    not null, -- harmless; never used as a path
    media_type    text    not null, -- as the message states
    detected_type text    not null, -- as the bytes say
    inline        boolean not null,
    content_id    text,
    sha256        text    not null,
    size          bigint  not null,
    text          text,             -- null until it was looked for
    notes         text[]  not null default '{}'
);
create index attachment_of_message on attachment (message_id, ordinal);
create index attachment_by_content on attachment (sha256);

-- Package capture: a Message-ID is the same whatever mailbox it is seen in.
create index sighting_by_message_id on sighting (external_id) where channel = 'EMAIL' and external_id is not null;
