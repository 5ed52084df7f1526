-- Who answers together, and how what needs a person is given out among them.
create table team (
  store_id uuid not null references store on delete cascade,
  id uuid not null,
  name text not null,
  position int not null,
  -- manual: people take for themselves. round_robin: in turn. load: whoever has the fewest.
  giving text not null default 'manual' check (giving in ('manual', 'round_robin', 'load')),
  primary key (store_id, id)
);
create unique index team_name on team (store_id, lower(name));
select app.tenant('team');
select app.mark('team', 'none; class=account', 'store_id', 'id', 'name', 'position', 'giving');

create table team_member (
  store_id uuid not null,
  team_id uuid not null,
  member_id uuid not null,
  primary key (store_id, team_id, member_id),
  foreign key (store_id, team_id) references team on delete cascade,
  foreign key (store_id, member_id) references member on delete cascade
);
create index team_member_member on team_member (store_id, member_id);
select app.tenant('team_member');
select app.mark('team_member', 'none; class=account', 'store_id', 'team_id', 'member_id');

-- What comes in over a channel is for one team.
create table team_channel (
  store_id uuid not null,
  channel_id uuid not null,
  team_id uuid not null,
  primary key (store_id, channel_id),
  foreign key (store_id, channel_id) references channel on delete cascade,
  foreign key (store_id, team_id) references team on delete cascade
);
create index team_channel_team on team_channel (store_id, team_id);
select app.tenant('team_channel');
select app.mark('team_channel', 'none; class=account', 'store_id', 'channel_id', 'team_id');

-- Whether a member is given conversations, how many at most, and when the last one. A member without a row takes some.
create table member_work (
  store_id uuid not null,
  member_id uuid not null,
  takes_chats boolean not null default true,
  capacity int not null default 20 check (capacity between 1 and 500),
  given_at timestamptz,
  primary key (store_id, member_id),
  foreign key (store_id, member_id) references member on delete cascade
);
select app.tenant('member_work');
select app.mark('member_work', 'none; class=account', 'store_id', 'member_id', 'takes_chats', 'capacity', 'given_at');

alter table conversation
  add team_id uuid,
  add foreign key (store_id, team_id) references team on delete set null (team_id);
create index conversation_team on conversation (store_id, team_id) where team_id is not null;
select app.mark('conversation', 'none; class=message', 'team_id');
