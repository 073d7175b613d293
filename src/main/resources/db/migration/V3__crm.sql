-- Package match: what a person decided about whose record an item belongs to.
create table match_decision (
    item_id    uuid primary key references item on delete cascade,
    account_id uuid,
    contact_id uuid,
    by_user    text        not null,
    at         timestamptz not null default now(),
    check (account_id is not null or contact_id is not null)
);

-- Package crm: accounts and contacts with how they are reached and their fields, activities, review, imports.
create table account (
    id          uuid primary key,
    external_id text unique,
    name        text        not null,
    name_key    text        not null, -- the same for all ways of writing one name
    owner_id    text,
    version     bigint      not null default 1,
    created_at  timestamptz not null,
    changed_at  timestamptz not null default now()
);
create index account_newest on account (created_at desc, id desc);
create index account_by_name on account (name_key text_pattern_ops);

create table contact (
    id          uuid primary key,
    external_id text unique,
    account_id  uuid references account,
    name        text        not null,
    name_key    text        not null,
    title       text,
    version     bigint      not null default 1,
    created_at  timestamptz not null,
    changed_at  timestamptz not null default now()
);
create index contact_newest on contact (created_at desc, id desc);
create index contact_by_name on contact (name_key text_pattern_ops);
create index contact_of_account on contact (account_id) where account_id is not null;

-- Numbers, addresses, domains and handles. Exactly one of account_id and contact_id is there.
create table reach (
    account_id uuid references account on delete cascade,
    contact_id uuid references contact on delete cascade,
    kind       text not null check (kind in ('PHONE', 'EMAIL', 'DOMAIN', 'HANDLE')),
    ordinal    int  not null,
    typed      text not null,
    normal     text, -- a phone in E.164
    key        text, -- the same for all ways of writing one; null for what can not be compared
    check (num_nonnulls(account_id, contact_id) = 1)
);
create unique index reach_of_account on reach (account_id, kind, ordinal) where account_id is not null;
create unique index reach_of_contact on reach (contact_id, kind, ordinal) where contact_id is not null;
create index reach_by_key on reach (kind, key text_pattern_ops) where key is not null;
create index reach_by_number on reach (normal text_pattern_ops) where normal is not null;

create table field (
    owner_id   uuid             not null, -- an account or a contact
    name       text             not null,
    value      text             not null,
    origin     text             not null check (origin in ('PERSON', 'DERIVED')),
    confidence double precision not null default 1,
    evidence   jsonb            not null default '[]',
    by_user    text             not null,
    at         timestamptz      not null default now(),
    primary key (owner_id, name)
);

create table activity (
    id              uuid primary key,
    item_id         uuid        not null unique references item on delete cascade,
    conversation_id uuid        not null references conversation on delete cascade,
    channel         text        not null,
    at              timestamptz not null,
    direction       text,
    subject         text        not null,
    summary         text,
    account_id      uuid,
    contact_ids     uuid[]      not null default '{}'
);
create index activity_of_account on activity (account_id, at desc, id desc) where account_id is not null;
create index activity_of_contact on activity using gin (contact_ids);

create table review (
    id              uuid primary key,
    kind            text             not null check (kind in ('UNMATCHED', 'AMBIGUOUS')),
    item_id         uuid             not null references item on delete cascade,
    conversation_id uuid             not null references conversation on delete cascade,
    contact_ids     uuid[]           not null default '{}',
    account_ids     uuid[]           not null default '{}',
    candidates      text             not null, -- kind and ids in one; what an "ignore" is remembered for
    score           double precision not null,
    reasons         jsonb            not null default '[]',
    created_at      timestamptz      not null,
    state           text             not null default 'OPEN' check (state in ('OPEN', 'CLOSED', 'DECIDED', 'IGNORED')),
    by_user         text,
    decided_at      timestamptz
);
create unique index review_open on review (item_id) where state = 'OPEN';
create index review_newest on review (created_at desc, id desc) where state = 'OPEN';
create index review_of_item on review (item_id);

create table import (
    id         uuid primary key,
    kind       text        not null,
    filename   text        not null,
    sha256     text        not null,
    size       bigint      not null,
    by_user    text        not null,
    state      text        not null default 'RUNNING' check (state in ('RUNNING', 'DONE', 'FAILED')),
    rows_total bigint, -- counted when it begins
    rows_done  bigint      not null default 0, -- where it goes on after a restart
    created    bigint      not null default 0,
    updated    bigint      not null default 0,
    duplicate  bigint      not null default 0,
    refused    bigint      not null default 0,
    warnings   text[]      not null default '{}',
    started_at timestamptz not null
);
create index import_running on import (started_at) where state = 'RUNNING';

-- Which rows of tables have been taken, whatever file they stood in: a row says nothing new the second time, and does not
-- undo what people changed since the first.
create table import_row (
    sha256     text primary key, -- of the row's columns and values
    account_id uuid references account on delete cascade,
    contact_id uuid references contact on delete cascade
);
create index import_row_of_contact on import_row (contact_id) where contact_id is not null;
create index import_row_of_account on import_row (account_id) where account_id is not null;
