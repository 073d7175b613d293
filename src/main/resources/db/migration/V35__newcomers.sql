-- Package crm.newcomer: people at known companies who wrote and whom nobody has as a contact yet.

-- One row for each item that somebody new wrote. What is proposed follows from all of these, whatever came first.
create table newcomer (
    item_id    uuid primary key references item on delete cascade,
    email_key  text        not null, -- of the writer, as addresses are compared
    account_id uuid        not null references account on delete cascade,
    name       text        not null,
    title      text,
    phones     text[]      not null default '{}',
    at         timestamptz not null
);
create index newcomer_by_address on newcomer (email_key, at desc);

-- Addresses to be looked at again. A list, not a set: adding to it never waits for anybody.
create table newcomer_due (
    id        bigint generated always as identity primary key,
    email_key text not null
);

-- Rows that go with their item, as it is erased, are told of like all others.
create function newcomer_is_due() returns trigger language plpgsql as $$
begin
    insert into newcomer_due (email_key) values (case when tg_op = 'DELETE' then old.email_key else new.email_key end);
    return null;
end $$;
create trigger newcomer_is_due after insert or update or delete on newcomer for each row execute function newcomer_is_due();

-- Contacts that were made of newcomers without a person's word, and the version in which they were made.
create table newcomer_contact (
    contact_id uuid primary key references contact on delete cascade,
    email_key  text   not null unique,
    version    bigint not null
);

alter table review drop constraint if exists review_kind_check;
alter table review add constraint review_kind_check check (kind in ('UNMATCHED', 'AMBIGUOUS', 'DUPLICATE', 'FIELD', 'CONTACT'));
-- At most one is open about an address; candidates holds the address.
create unique index review_open_contact on review (candidates) where state = 'OPEN' and kind = 'CONTACT';
create index review_ignored_contact on review (candidates) where state = 'IGNORED' and kind = 'CONTACT';
