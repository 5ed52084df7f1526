-- What is wrong with a channel, from when to when: the people who may mend it are told when it begins and when it ends.
create table channel_trouble (
  store_id uuid not null,
  id uuid not null,
  channel_id uuid not null,
  kind text not null check (kind in ('broken', 'restricted', 'permission', 'deaf', 'silent', 'quality', 'token_ending')),
  -- See `reasons.ts`.
  reason text,
  -- What showed it last, and therefore what can show that it is over: a look at the account, or a message that leaves.
  proof text not null check (proof in ('look', 'send')),
  began_at timestamptz not null,
  seen_at timestamptz not null,
  -- When it ends by itself, where its provider has said so.
  until_at timestamptz,
  ended_at timestamptz,
  primary key (store_id, id),
  foreign key (store_id, channel_id) references channel on delete cascade
);
create unique index channel_trouble_open on channel_trouble (store_id, channel_id, kind) where ended_at is null;
create index channel_trouble_channel on channel_trouble (store_id, channel_id);
create index channel_trouble_ended on channel_trouble (store_id, ended_at) where ended_at is not null;
-- Whether anything has left a channel since. Its status is not part of it: that changes often.
create index message_left on message (store_id, channel_id, provider_at)
  where direction = 'out' and provider_at is not null;
select app.tenant('channel_trouble');
select app.mark('channel_trouble', 'none; class=account', 'store_id', 'id', 'channel_id', 'kind', 'reason', 'proof', 'began_at', 'seen_at', 'until_at', 'ended_at');

-- When its provider first said that the token is of no use: a single answer is no verdict.
alter table channel add doubted_at timestamptz;
select app.mark('channel', 'none; class=account', 'doubted_at');
