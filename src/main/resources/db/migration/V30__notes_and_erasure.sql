-- Package archive: what people write beside a conversation.
create table note (
    id              uuid primary key,
    conversation_id uuid        not null references conversation on delete cascade,
    item_id         uuid        references item on delete set null, -- the recording or message that it is about
    at_ms           bigint check (at_ms >= 0),                      -- the place in that recording
    text            text        not null,
    by_user         text        not null,
    created_at      timestamptz not null default now(),
    changed_at      timestamptz
);
create index note_of_conversation on note (conversation_id, created_at, id);
create index note_of_item on note (item_id) where item_id is not null;

-- Package privacy: what was erased, by whom and when; and what of it is still to be cleaned up outside of the database.
create table erasure (
    conversation_id uuid primary key,
    by_user         text        not null,
    at              timestamptz not null default now(),
    items           uuid[]      not null, -- whose moments leave the index
    originals       text[]      not null, -- SHA-256; those that nobody else uses leave the media store
    files           text[]      not null, -- where watched folders had them, from the data folder
    done_at         timestamptz           -- null while anything is left to do; then the originals and files are forgotten
);
create index erasure_open on erasure (at) where done_at is null;

-- Whether anybody uses an original.
create index chat_delivery_by_content on chat_delivery (sha256);
create index vcon_item_by_content on vcon_item (sha256);
create index vcon_item_by_carried on vcon_item (carried_sha256) where carried_sha256 is not null;
