-- Package capture.chat.export: imports of exports of chat platforms.

create table chat_import (
    id         uuid primary key,
    kind       text        not null,
    filename   text        not null,
    sha256     text        not null,
    size       bigint      not null,
    by_user    text        not null,
    state      text        not null default 'RUNNING' check (state in ('RUNNING', 'READ', 'FAILED')),
    progress   real        not null default 0, -- how much of it is read, 0..1
    warnings   text[]      not null default '{}',
    started_at timestamptz not null
);
create index chat_import_running on chat_import (started_at) where state = 'RUNNING';

-- What became of the messages of an import: they are delivered as 'import ID # PART'.
create index sighting_of_chat_delivery on sighting (split_part(delivery, ' # ', 1)) where channel = 'CHAT';
