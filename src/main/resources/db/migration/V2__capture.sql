-- Package capture: what arrived at each source, and what became of it. A sighting is one arrival of an item at a source.

create table sighting (
    id               uuid primary key,
    source           text        not null,
    channel          text        not null check (channel in ('CALL', 'EMAIL', 'CHAT')),
    outcome          text        not null
        check (outcome in ('NEW', 'DUPLICATE', 'EXCLUDED', 'REFUSED', 'WAITING', 'DISCARDED')),
    item_id          uuid        references item on delete set null, -- the item it is, or is a duplicate of; null after erasure
    at               timestamptz not null,
    sha256           text,
    external_id      text,
    given_started_at timestamptz,                    -- as the source said; null where it did not
    delivery         text        not null,           -- what was delivered, so that the same is known when it comes again
    acknowledged     boolean     not null default false, -- whether the source was told
    flags            text[]      not null default '{}',
    file             text,                           -- where a watched folder had it, from the data folder
    kept_as          text,                           -- where a refused file is kept, from the data folder
    reason           text                            -- why it was refused
);
create index sighting_of_item on sighting (item_id);
create index sighting_by_content on sighting (sha256);
create index sighting_by_external_id on sighting (source, external_id) where external_id is not null;
create index sighting_unacknowledged on sighting (id) where not acknowledged;
create index sighting_refused on sighting (at desc, id desc) where outcome = 'REFUSED';
