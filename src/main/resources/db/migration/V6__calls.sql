-- What a call is besides a conversation; which of its parties is on which track of each recording; what was fetched from
-- servers and buckets, so that it is not fetched again.

create table call_fact (
    conversation_id uuid primary key references conversation on delete cascade,
    kind            text    not null check (kind in ('CALL', 'VOICEMAIL', 'TRANSFER', 'CONFERENCE')),
    queue           text,
    source          text    not null,
    call_id         text,             -- recordings of this source with the same id are one call; null where there is none
    time_said       boolean not null, -- whether the start is what the source said, and not the time of an arrival
    unique (source, call_id)
);

-- Only for recordings that are one of several: else party.track says it.
create table item_track (
    item_id  uuid not null references item on delete cascade,
    track    int  not null,
    party_id uuid not null references party on delete cascade,
    primary key (item_id, track)
);

alter table party add column call_role text check (call_role in ('CALLER', 'CALLED'));

create table fetched (
    place  text primary key,            -- the source, the file and its state
    landed text        not null,        -- the file that it became, from the data folder
    at     timestamptz not null default now()
);

-- For what landed before a kill and was taken since.
create index sighting_by_delivery on sighting (delivery);

-- For metadata that come after their recording: files are found by their path without the ending.
create index sighting_by_stem on sighting (regexp_replace(file, '\.[^./]*$', '')) where file is not null;
