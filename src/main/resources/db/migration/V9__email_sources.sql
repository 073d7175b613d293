-- Package capture.email: how far the sources of mail are, and imports of mail.

-- A folder of a mailbox on a server: all messages up to last_uid have come in, while uid_validity is what it was.
create table mailbox_folder (
    source       text   not null,           -- the mailbox, as the ledger names it
    folder       text   not null,
    uid_validity bigint not null,
    last_uid     bigint not null,
    unseen       bigint not null default 0, -- how many the server held beyond, at the last look
    looked_at    timestamptz not null,
    primary key (source, folder)
);

-- The last refresh token that a server gave in the place of the configured one.
create table mailbox_token (
    source        text primary key,
    given_sha256  text not null,            -- of the configured token: another one makes this one void
    refresh_token text not null
);

-- How far an mbox of a watched folder is read. Kept until the file was moved away.
create table mbox_progress (
    delivery text   primary key,            -- the file, with its size and time
    next_at  bigint not null                -- where the next message begins
);

create table email_import (
    id         uuid primary key,
    kind       text        not null check (kind in ('MBOX', 'ZIP')),
    filename   text        not null,
    sha256     text        not null,
    size       bigint      not null,
    policy     boolean     not null,
    by_user    text        not null,
    state      text        not null default 'RUNNING' check (state in ('RUNNING', 'READ', 'FAILED')),
    next_at    bigint      not null default 0, -- where it goes on after a restart
    warnings   text[]      not null default '{}',
    started_at timestamptz not null
);
create index email_import_running on email_import (started_at) where state = 'RUNNING';

-- What became of each message of an import.
create table email_import_message (
    import_id uuid   not null references email_import on delete cascade,
    at        bigint not null,              -- its place in the file
    outcome   text   not null check (outcome in ('NEW', 'DUPLICATE', 'EXCLUDED', 'REFUSED')),
    item_id   uuid   references item on delete set null,
    primary key (import_id, at)
);
create index email_import_message_of_item on email_import_message (item_id) where item_id is not null;

-- For the rhythm of a source.
create index sighting_by_source on sighting (source, at);
