-- Package crm.duplicate: contacts that look like one person, and those that a person said to be one.

-- Where a contact went that is one with another: always the last survivor, however many merges came after.
alter table contact add merged_into uuid references contact;
create index contact_merged on contact (merged_into) where merged_into is not null;

-- The version of a contact that was compared with all others; apart, since it is no change of the contact.
create table contact_compared (
    contact_id uuid primary key references contact on delete cascade,
    version    bigint not null
);

create table contact_merge (
    id        uuid primary key,
    act       uuid        not null, -- the same for those that went together
    kept      uuid        not null references contact on delete cascade,
    merged    uuid        not null references contact on delete cascade,
    before    jsonb       not null, -- what the merged contact was
    taken     jsonb       not null, -- what of that the survivor took
    by_user   text        not null,
    at        timestamptz not null,
    undone_by text,
    undone_at timestamptz
);
create unique index contact_merge_holds on contact_merge (merged) where undone_at is null;
create index contact_merge_of_kept on contact_merge (kept) where undone_at is null;

-- Pairs that look alike, and for ever what a person said of a pair. One is before other in the order of the ids.
create table duplicate (
    id         uuid primary key,
    one        uuid             not null references contact on delete cascade,
    other      uuid             not null references contact on delete cascade,
    score      double precision not null,
    reasons    jsonb            not null default '[]',
    state      text             not null default 'OPEN' check (state in ('OPEN', 'CLOSED', 'MERGED', 'DISTINCT')),
    created_at timestamptz      not null,
    by_user    text,
    decided_at timestamptz,
    unique (one, other),
    check (one < other)
);
create index duplicate_newest on duplicate (created_at desc, id desc) where state = 'OPEN';
create index duplicate_of_other on duplicate (other);
create index duplicate_distinct on duplicate (state) where state = 'DISTINCT';

-- Package match: whom a person took off a party. It is for ever: no matching takes the party for that contact again.
create table match_refusal (
    party_id   uuid        not null references party on delete cascade,
    contact_id uuid        not null,
    by_user    text        not null,
    at         timestamptz not null default now(),
    primary key (party_id, contact_id)
);

-- Package match: how people in an item introduced themselves, to look again when somebody of that name becomes known.
create table match_introduction (
    item_id  uuid   not null references item on delete cascade,
    party_id uuid   not null references party on delete cascade,
    name     text   not null,
    company  text,
    words    text[] not null, -- of the name, plain
    primary key (item_id, party_id)
);
create index match_introduction_words on match_introduction using gin (words);

-- Package archive: who wrote from which domain.
create index party_by_domain on party (split_part(email_key, '@', 2)) where email_key is not null;
create index party_by_platform_name on party (lower(ltrim(handle, '@'))) where handle is not null;
