-- Package crm.field: what conversations say for the fields of customers, what people said no to, and how fields changed.

-- What one item says for a field. The derived value of the field follows from all of these, so that one item more or less
-- changes what it would have changed at any other time.
create table field_claim (
    owner_id   uuid             not null,
    owner_kind text             not null check (owner_kind in ('ACCOUNT', 'CONTACT', 'OPPORTUNITY')),
    name       text             not null,
    part       text             not null, -- which entry of a list it is about; empty for a field of one value
    item_id    uuid             not null references item on delete cascade,
    value      text             not null, -- empty: the entry is off the list
    likeness   text             not null, -- as values are compared
    confidence double precision not null,
    said_at    timestamptz      not null,
    evidence   jsonb            not null, -- without the conversations, which may change
    primary key (owner_id, name, part, item_id)
);
create index field_claim_of_item on field_claim (item_id);

-- Derived values that a person does not want in a field.
create table field_no (
    owner_id uuid        not null,
    name     text        not null,
    value    text        not null, -- as values are compared
    by_user  text        not null,
    at       timestamptz not null default now(),
    primary key (owner_id, name, value)
);

create table field_history (
    id         bigint generated always as identity primary key,
    owner_id   uuid             not null,
    name       text             not null,
    value      text, -- null where the field was emptied
    origin     text             not null check (origin in ('PERSON', 'DERIVED')),
    confidence double precision not null,
    evidence   jsonb            not null default '[]',
    by_user    text             not null,
    at         timestamptz      not null default now()
);
create index field_history_of_owner on field_history (owner_id, id desc);
insert into field_history (owner_id, name, value, origin, confidence, by_user, at)
select owner_id, name, value, origin, confidence, by_user, at from field order by at;

-- Package crm: numbers and addresses that conversations gave stand beside those that people entered.
alter table reach add column derived boolean not null default false;

-- Contacts whose derived numbers and addresses are to be brought in line with what conversations say.
create table reach_due (
    contact_id uuid primary key references contact on delete cascade,
    asked      bigint not null default 1
);

-- Questions that are not about an item, such as two contacts that may be one, have none. At most one is open of an item's
-- record, and at most one of a field.
alter table review alter column item_id drop not null;
alter table review alter column conversation_id drop not null;
alter table review drop constraint if exists review_kind_check;
alter table review add constraint review_kind_check check (kind in ('UNMATCHED', 'AMBIGUOUS', 'DUPLICATE', 'FIELD'));
drop index if exists review_open;
create unique index review_open on review (item_id) where state = 'OPEN' and kind in ('UNMATCHED', 'AMBIGUOUS');

create table field_question (
    review_id  uuid primary key references review on delete cascade,
    owner_id   uuid             not null,
    owner_kind text             not null,
    name       text             not null,
    entered    text             not null, -- what the person entered
    derived    text             not null,
    confidence double precision not null,
    evidence   jsonb            not null
);
create index field_question_of_owner on field_question (owner_id, name);

-- Package crm.filing: filings that a person took back. They stay, to be put back.
alter table activity add column opportunity_id uuid references opportunity on delete set null;
create index activity_of_opportunity on activity (opportunity_id) where opportunity_id is not null;

create table undone_filing (
    id              uuid primary key, -- the activity's
    item_id         uuid        not null references item on delete cascade,
    account_id      uuid,
    contact_ids     uuid[]      not null default '{}',
    opportunity_id  uuid,
    decided_account uuid, -- what a person had said of the item before
    decided_contact uuid,
    by_user         text        not null,
    at              timestamptz not null default now()
);
create index undone_filing_of_item on undone_filing (item_id);

-- Package match: on whose record a person does not want an item. No matching ever puts it there.
create table match_no (
    item_id    uuid        not null references item on delete cascade,
    account_id uuid,
    contact_id uuid,
    by_user    text        not null,
    at         timestamptz not null default now(),
    check (num_nonnulls(account_id, contact_id) = 1)
);
create unique index match_no_of_account on match_no (item_id, account_id) where account_id is not null;
create unique index match_no_of_contact on match_no (item_id, contact_id) where contact_id is not null;
