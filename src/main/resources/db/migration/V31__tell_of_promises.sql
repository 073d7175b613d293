-- Package subscription: promises are told of too (V25__promises.sql, V27__subscription.sql).

create trigger tell after insert or delete on promise for each row
    execute function tell_row('commitment', 'made', 'updated', 'withdrawn');
create trigger tell_update after update on promise for each row when (old.* is distinct from new.*)
    execute function tell_row('commitment', 'made', 'updated', 'withdrawn');

-- By what a promise is kept, changes the promise.
create function tell_kept() returns trigger language plpgsql as $$
begin
    if exists (select 1 from subscription) then
        perform tell('commitment', case when tg_op = 'DELETE' then old.promise_id else new.promise_id end, 'updated');
    end if;
    return null;
end $$;

create trigger tell after insert or delete on promise_kept for each row execute function tell_kept();
