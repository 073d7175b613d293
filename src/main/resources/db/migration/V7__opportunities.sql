-- Package crm: possible sales, and how far each was when.
create table opportunity (
    id          uuid primary key,
    external_id text unique,
    account_id  uuid        not null references account on delete cascade,
    name        text        not null,
    name_key    text        not null,
    stage       text,
    outcome     text        not null check (outcome in ('OPEN', 'WON', 'LOST')),
    product     text,
    amount      numeric,
    currency    text,
    close_date  date,
    version     bigint      not null default 1,
    created_at  timestamptz not null,
    changed_at  timestamptz not null default now()
);
create index opportunity_newest on opportunity (created_at desc, id desc);
create index opportunity_of_account on opportunity (account_id, name_key);

create table opportunity_stage (
    opportunity_id uuid        not null references opportunity on delete cascade,
    at             timestamptz not null,
    stage          text,
    outcome        text        not null check (outcome in ('OPEN', 'WON', 'LOST')),
    amount         numeric,
    currency       text,
    by_user        text        not null,
    primary key (opportunity_id, at)
);

alter table import_row add opportunity_id uuid references opportunity on delete cascade;
create index import_row_of_opportunity on import_row (opportunity_id) where opportunity_id is not null;

-- Package sample: when the sample was loaded first. Its days are counted from then, so that loading it again brings the same.
create table sample (
    one     boolean primary key default true check (one),
    told_at timestamptz not null,
    whole   boolean     not null default false -- whether all of it was taken in
);
