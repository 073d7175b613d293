-- Package subscription: who is told of changes to the customers' records, and what each was told.

create table subscription (
    id          uuid primary key,
    url         text        not null,
    events      text[]      not null default '{}', -- empty for all
    description text,
    secret      text        not null,
    state       text        not null default 'ACTIVE' check (state in ('ACTIVE', 'STOPPED')),
    reason      text, -- why it was stopped
    by_user     text        not null,
    created_at  timestamptz not null
);

create table delivery (
    id              uuid primary key default gen_random_uuid(),
    seq             bigint      not null generated always as identity,
    subscription_id uuid        not null references subscription on delete cascade,
    event           text        not null,
    kind            text        not null,
    subject         uuid        not null,
    change          text        not null, -- the transaction: what changes several times in one is told once
    at              timestamptz not null default now(),
    state           text        not null default 'WAITING' check (state in ('WAITING', 'DELIVERED', 'FAILED')),
    attempts        int         not null default 0,
    next_at         timestamptz not null default now(),
    status          int, -- of the last answer, as HTTP has it
    error           text,
    delivered_at    timestamptz,
    unique (subscription_id, kind, subject, change)
);
create index delivery_due on delivery (next_at) where state = 'WAITING';
create index delivery_newest on delivery (subscription_id, seq desc);

-- The rows tell it themselves, in the transaction that changes them: no way of changing them can forget it, and what is
-- rolled back is not told. Where nobody subscribes it costs one look at an empty table.

create function tell(p_kind text, p_subject uuid, p_what text) returns void language sql as $$
    insert into delivery (subscription_id, event, kind, subject, change)
    select s.id, p_kind || '.' || p_what, p_kind, p_subject, pg_current_xact_id()::text
      from subscription s
     where s.state = 'ACTIVE'
       and (cardinality(s.events) = 0 or p_kind || '.' || p_what = any (s.events) or p_kind || '.*' = any (s.events))
    on conflict (subscription_id, kind, subject, change)
    do update set event = excluded.event where excluded.event like '%.deleted' or excluded.event like '%.withdrawn'
$$;

-- For rows that are a thing themselves; the arguments are its kind, and what its making, changing and going are called.
create function tell_row() returns trigger language plpgsql as $$
begin
    if exists (select 1 from subscription) then
        perform tell(tg_argv[0], case when tg_op = 'DELETE' then old.id else new.id end,
            case tg_op when 'INSERT' then tg_argv[1] when 'UPDATE' then tg_argv[2] else tg_argv[3] end);
    end if;
    return null;
end $$;

create trigger tell after insert or delete on account for each row execute function tell_row('account', 'created', 'updated', 'deleted');
create trigger tell_update after update on account for each row when (old.* is distinct from new.*)
    execute function tell_row('account', 'created', 'updated', 'deleted');
create trigger tell after insert or delete on contact for each row execute function tell_row('contact', 'created', 'updated', 'deleted');
create trigger tell_update after update on contact for each row when (old.* is distinct from new.*)
    execute function tell_row('contact', 'created', 'updated', 'deleted');
create trigger tell after insert or delete on opportunity for each row execute function tell_row('opportunity', 'created', 'updated', 'deleted');
create trigger tell_update after update on opportunity for each row when (old.* is distinct from new.*)
    execute function tell_row('opportunity', 'created', 'updated', 'deleted');
create trigger tell after insert or delete on activity for each row execute function tell_row('activity', 'filed', 'updated', 'withdrawn');
create trigger tell_update after update on activity for each row when (old.* is distinct from new.*)
    execute function tell_row('activity', 'filed', 'updated', 'withdrawn');
create trigger tell after insert on review for each row execute function tell_row('review', 'opened');
create trigger tell_update after update of state on review for each row when (old.state is distinct from new.state)
    execute function tell_row('review', 'opened', 'closed');

-- For rows that are a part of an account, a contact or an opportunity.
create function tell_owner() returns trigger language plpgsql as $$
declare
    part  jsonb;
    owner uuid;
begin
    if not exists (select 1 from subscription) then
        return null;
    end if;
    part := case when tg_op = 'DELETE' then to_jsonb(old) else to_jsonb(new) end;
    owner := coalesce(part ->> 'owner_id', part ->> 'account_id', part ->> 'contact_id', part ->> 'opportunity_id')::uuid;
    perform tell(kind, owner, 'updated') from (
        select 'account' as kind from account where id = owner
        union all select 'contact' from contact where id = owner
        union all select 'opportunity' from opportunity where id = owner) known;
    return null;
end $$;

create trigger tell after insert or update or delete on field for each row execute function tell_owner();
create trigger tell after insert or update or delete on reach for each row execute function tell_owner();
create trigger tell after insert or update or delete on opportunity_stage for each row execute function tell_owner();

create function tell_item() returns trigger language plpgsql as $$
begin
    if exists (select 1 from subscription) then
        perform tell('item', new.id, lower(new.state));
    end if;
    return null;
end $$;

create trigger tell after update of state on item for each row
    when (old.state is distinct from new.state and new.state in ('PROCESSED', 'QUARANTINED'))
    execute function tell_item();
