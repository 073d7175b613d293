-- Package search.saved: searches that people keep, and what came that they find.

create table saved_search (
    id         uuid primary key,
    name       text        not null,
    request    jsonb       not null, -- what is looked for
    emails     text[]      not null default '{}', -- who is told by mail
    by_user    text        not null,
    created_at timestamptz not null,
    checked_to timestamptz not null, -- items that were processed until then have been looked at
    seen_at    timestamptz not null  -- when a person last looked at what came
);
create index saved_search_newest on saved_search (created_at desc, id desc);

-- An item is found once, however often it is processed again.
create table saved_search_hit (
    saved_search_id uuid        not null references saved_search on delete cascade,
    item_id         uuid        not null references item on delete cascade,
    hit             jsonb       not null, -- the best moment
    found_at        timestamptz not null,
    mailed          boolean     not null default false,
    primary key (saved_search_id, item_id)
);
create index saved_search_hit_newest on saved_search_hit (saved_search_id, found_at desc);
create index saved_search_hit_to_mail on saved_search_hit (saved_search_id) where not mailed;

-- Whoever subscribes to saved searches is told (V27__subscription.sql).
create function tell_saved_search() returns trigger language plpgsql as $$
begin
    if exists (select 1 from subscription) then
        perform tell('saved-search', new.saved_search_id, 'found');
    end if;
    return null;
end $$;
create trigger tell after insert on saved_search_hit for each row execute function tell_saved_search();
