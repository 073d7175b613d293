-- Package web: who may log in, by password or by token.

create table app_user (
    id         uuid primary key,
    name       text        not null unique,
    password   text        not null, -- BCrypt
    created_at timestamptz not null default now()
);

create table api_token (
    id           uuid primary key,
    user_id      uuid        not null references app_user on delete cascade,
    name         text        not null,
    sha256       text        not null unique, -- of the token, which itself is shown once and kept nowhere
    created_at   timestamptz not null default now(),
    last_used_at timestamptz
);
create index api_token_newest on api_token (created_at desc, id desc);
