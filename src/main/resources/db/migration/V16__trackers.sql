-- Package understand: the company's own trackers, each with its versions; and what people said of what they find.

create table tracker (
    id         uuid primary key,
    name       text        not null unique,
    created_at timestamptz not null default now()
);

create table tracker_version (
    tracker_id   uuid        not null references tracker on delete cascade,
    version      int         not null,
    query        text        not null,
    side         text check (side in ('OURS', 'THEIRS')), -- null for anybody
    scope        text        not null check (scope in ('MOMENT', 'CONVERSATION')),
    by_user      text        not null,
    at           timestamptz not null default now(),
    published_at timestamptz, -- of several published versions, the highest is in force
    primary key (tracker_id, version)
);

create table tracker_label (
    tracker_id uuid        not null references tracker on delete cascade,
    digest     text        not null generated always as (md5(text)) stored,
    text       text        not null, -- what was said, since utterances are made anew
    side       text        not null,
    correct    boolean     not null,
    by_user    text        not null,
    at         timestamptz not null default now(),
    primary key (tracker_id, digest, side)
);
