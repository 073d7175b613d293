-- Package archive: what was found in the items, with the evidence; and what people said of it.

create table finding (
    id           uuid primary key,
    item_id      uuid             not null references item on delete cascade,
    ordinal      int              not null, -- by place in the item
    type         text             not null,
    label        text             not null,
    side         text             not null check (side in ('OURS', 'THEIRS', 'UNKNOWN')),
    text         text             not null,
    value        jsonb            not null,
    confidence   double precision not null,
    rule         text             not null,
    rule_version int              not null,
    evidence     jsonb            not null, -- without the conversation, which may change
    lapsed       boolean          not null default false, -- no rule finds it any more; kept for what a person said of it
    -- what a person said of it; it wins over what was derived, and no stage ever writes here but to carry it along
    said_status  text check (said_status in ('CONFIRMED', 'REJECTED', 'CORRECTED')),
    said_label   text,
    said_value   jsonb,
    said_by      text,
    said_at      timestamptz
);
create index finding_of_item on finding (item_id, ordinal);
create index finding_of_rule on finding (rule, rule_version) where said_status is not null;
