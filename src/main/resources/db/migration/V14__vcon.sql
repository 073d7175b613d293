-- Package archive: what came as a vCon.

-- Whose words came along, and are not heard by us: where there is a recording, until somebody asks for that.
create table given_transcript (
    item_id uuid primary key references item on delete cascade,
    reason  text    not null,
    once    boolean not null
);

create table vcon_item (
    item_id        uuid primary key references item on delete cascade,
    uuid           text   not null, -- of the vCon
    sha256         text   not null, -- of the file as it came, in the media store
    size           bigint not null,
    carried_sha256 text,            -- of what only another vCon can hold, in the media store
    carried_size   bigint
);

-- Two vCons with one uuid are two: the second is flagged.
create table vcon_seen (
    n      bigint generated always as identity,
    uuid   text not null,
    sha256 text not null,           -- of its unsigned form
    primary key (uuid, sha256)
);

-- Package capture.vcon: files and imports of vCons.

-- What was taken of a watched folder, until the file was moved away.
create table vcon_delivery (
    delivery text primary key,
    warnings text[]      not null,
    at       timestamptz not null
);

create table vcon_import (
    id         uuid primary key,
    filename   text        not null,
    sha256     text        not null,
    size       bigint      not null,
    by_user    text        not null,
    state      text        not null default 'RUNNING' check (state in ('RUNNING', 'READ', 'FAILED')),
    tries      int         not null default 0, -- that failed for a while
    not_before timestamptz not null,
    warnings   text[]      not null default '{}',
    started_at timestamptz not null
);
create index vcon_import_running on vcon_import (started_at) where state = 'RUNNING';

-- What an import has become: an item each.
create table vcon_import_item (
    import_id uuid not null references vcon_import on delete cascade,
    at        int  not null,
    outcome   text not null check (outcome in ('NEW', 'DUPLICATE', 'REFUSED')),
    item_id   uuid references item on delete set null,
    primary key (import_id, at)
);
create index vcon_import_item_of_item on vcon_import_item (item_id) where item_id is not null;
