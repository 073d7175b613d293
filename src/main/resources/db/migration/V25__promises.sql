-- Package crm.promise: what was promised, and what may have kept it.

-- One for each finding of the type COMMITMENT of a filed item, under the finding's id. With whom it was, the activity knows.
create table promise (
    id              uuid primary key,
    item_id         uuid        not null references item on delete cascade,
    conversation_id uuid        not null references conversation on delete cascade,
    owner           text check (owner in ('OURS', 'THEIRS')), -- null where nobody knows whose promise it is
    owner_name      text,
    owner_email     text,
    action          text        not null,
    made_at         timestamptz not null,
    due_at          timestamptz,          -- the end of its own day, where it is late from then on
    rejected        boolean     not null,
    filed           boolean     not null, -- false while the filing is taken back; kept for what a person said
    -- what a person said of it; no stage ever writes here
    said_state      text check (said_state in ('OPEN', 'KEPT')),
    said_by         text,
    said_at         timestamptz
);
create index promise_of_item on promise (item_id);
create index promise_of_conversation on promise (conversation_id, made_at);
create index promise_newest on promise (made_at desc, id desc) where filed and not rejected;

-- By what a promise is kept: one for each thing that was promised. It is kept while all of them are there, so that what is
-- erased keeps nothing.
create table promise_kept (
    promise_id uuid             not null references promise on delete cascade,
    ordinal    int              not null,
    parts      int              not null, -- how many there are of this promise
    item_id    uuid             not null references item on delete cascade,
    at         timestamptz      not null,
    confidence double precision not null,
    why        text             not null,
    evidence   jsonb            not null,
    primary key (promise_id, ordinal)
);
create index promise_kept_by on promise_kept (item_id);

-- What of a message, or of one side of a call, may keep a promise, whenever that comes in.
create table promise_deed (
    item_id         uuid        not null references item on delete cascade,
    ordinal         int         not null,
    conversation_id uuid        not null references conversation on delete cascade,
    at              timestamptz not null,
    deed            jsonb       not null,
    primary key (item_id, ordinal)
);
create index promise_deed_of_conversation on promise_deed (conversation_id, at);

-- With whom an item was, and when, as the ledger was reckoned: what has to be reckoned again when the item moves.
create table promise_item (
    item_id         uuid primary key references item on delete cascade,
    conversation_id uuid        not null,
    account_id      uuid,
    contact_ids     uuid[]      not null,
    first_at        timestamptz not null,
    last_at         timestamptz not null
);
