create table board(
    id text primary key,
    incarnation blob not null,
    created_at text not null default (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    head integer not null
) strict;
create table log(
    board text not null references board(id),
    seq integer not null,
    data blob not null,
    sum integer not null,
    primary key (board, seq)
) strict, without rowid;
create table snapshot(
    board text not null references board(id),
    seq integer not null,
    data blob not null,
    sum blob not null,
    created_at text not null default (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    primary key (board, seq)
) strict;
create table link(
    hash blob primary key,
    board text not null references board(id),
    role integer not null,
    created_at text not null default (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    revoked_at text
) strict, without rowid;
create index link_by_board on link(board);
pragma application_id = 1315925620;
pragma user_version = 1;
