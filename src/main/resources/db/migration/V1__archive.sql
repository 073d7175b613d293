-- Package archive: conversations with their parties, items with their stages, transcripts with their corrections.
-- Identifiers are made by the application (UUID version 7), so that their order is the order of making.

create table conversation (
    id         uuid primary key,
    channel    text        not null check (channel in ('CALL', 'EMAIL', 'CHAT')),
    subject    text,
    started_at timestamptz not null,
    ended_at   timestamptz,
    direction  text check (direction in ('INBOUND', 'OUTBOUND')),
    language   text
);
create index conversation_newest on conversation (started_at desc, id desc);

create table party (
    id              uuid primary key,
    conversation_id uuid             not null references conversation on delete cascade,
    ordinal         int              not null,
    side            text             not null check (side in ('OURS', 'THEIRS', 'UNKNOWN')),
    side_confidence double precision not null,
    name            text,
    phone           text, -- E.164 once it was identified
    phone_key       text, -- the same for all ways of writing one number; null for what is no number
    email           text,
    email_key       text,
    handle          text,
    speaker         text,
    track           int,
    contact_id      uuid,
    -- what a person said of this party; it wins over what was derived, and no stage ever writes here
    said_side       text check (said_side in ('OURS', 'THEIRS', 'UNKNOWN')),
    said_name       text,
    said_contact_id uuid
);
create index party_of_conversation on party (conversation_id, ordinal);
create index party_by_phone on party (phone_key) where phone_key is not null;
create index party_by_email on party (email_key) where email_key is not null;

create table item (
    id              uuid primary key,
    conversation_id uuid        not null references conversation on delete cascade,
    kind            text        not null check (kind in ('RECORDING', 'MESSAGE', 'CHAT')),
    source          text        not null,
    external_id     text,
    filename        text,
    sha256          text        not null,
    size            bigint      not null,
    started_at      timestamptz not null,
    received_at     timestamptz not null default now(),
    state           text        not null check (state in ('PENDING', 'PROCESSED', 'QUARANTINED', 'DISCARDED')),
    changed_at      timestamptz not null default now(),
    media_type      text,
    duration_ms     bigint,
    tracks          int,
    match_outcome   text check (match_outcome in ('MATCHED', 'AMBIGUOUS', 'UNMATCHED')),
    match_account   uuid,
    match_contacts  uuid[]      not null default '{}',
    match_reasons   jsonb       not null default '[]',
    match_why       text,
    flags           text[]      not null default '{}'
);
create index item_of_conversation on item (conversation_id, started_at);
create index item_by_original on item (sha256);
create index item_by_account on item (match_account) where match_account is not null;
create index item_by_contact on item using gin (match_contacts);
create index item_not_done on item (state, changed_at desc, id desc) where state <> 'PROCESSED';

create table stage (
    item_id  uuid        not null references item on delete cascade,
    stage    text        not null,
    state    text        not null check (state in ('WAITING', 'RUNNING', 'DONE', 'FAILED', 'SKIPPED')),
    at       timestamptz not null default now(),
    attempts int         not null default 0,
    reason   text,
    trace    text,             -- the stack trace of a bug
    asked    bigint      not null default 0, -- how often it was asked for; a run that began before the last asking is repeated
    deaths   int         not null default 0, -- how often the recogniser died over it
    kills    int         not null default 0, -- how often the recogniser was killed from outside meanwhile
    primary key (item_id, stage)
);

create table utterance (
    id              uuid primary key,
    item_id         uuid             not null references item on delete cascade,
    conversation_id uuid             not null references conversation on delete cascade,
    message_id      uuid,
    party_id        uuid             not null references party on delete cascade,
    heard_party_id  uuid             not null, -- whose track it was heard on, whatever a person said later
    ordinal         bigint           not null, -- startMs for a call, startChar for a message
    start_ms        bigint,
    end_ms          bigint,
    start_char      int,
    end_char        int,
    text            text             not null,
    raw_text        text             not null,
    confidence      double precision not null,
    words           jsonb            not null default '[]' -- [[text, startMs, endMs, confidence, startChar, endChar], ...]
);
create index utterance_in_order on utterance (conversation_id, ordinal, id);
create index utterance_of_item on utterance (item_id);

-- What a person corrected in a transcript. It is put in place again whenever the item is transcribed anew.
create table correction (
    utterance_id   uuid primary key,
    item_id        uuid        not null references item on delete cascade,
    heard_party_id uuid        not null,
    start_ms       bigint      not null,
    end_ms         bigint      not null,
    raw_text       text        not null,
    said_text      text,
    said_party_id  uuid,
    by_user        text        not null,
    at             timestamptz not null default now()
);
create index correction_of_item on correction (item_id);
