-- What a member wants to be told of, and how. Without a row: everything of theirs and nobody's, by sound.
create table notification_choice (
  store_id uuid not null,
  member_id uuid not null,
  -- Whose conversations: their own and nobody's, or all.
  whose text not null check (whose in ('mine', 'all')),
  sounds text[] not null check (sounds <@ array['message', 'asked', 'mention', 'failed']),
  desktop text[] not null check (desktop <@ array['message', 'asked', 'mention', 'failed']),
  -- By the store's clock; over midnight where it begins later than it ends.
  quiet_from text check (quiet_from ~ '^([01]\d|2[0-3]):[0-5]\d$'),
  quiet_until text check (quiet_until ~ '^([01]\d|2[0-3]):[0-5]\d$'),
  primary key (store_id, member_id),
  foreign key (store_id, member_id) references member on delete cascade,
  check ((quiet_from is null) = (quiet_until is null))
);
select app.tenant('notification_choice');
select app.mark('notification_choice', 'none; class=account', 'store_id', 'member_id', 'whose', 'sounds', 'desktop', 'quiet_from', 'quiet_until');
