-- What the hourly check of a channel found. One row per channel, the last check's.
create table channel_health (
  store_id uuid not null,
  channel_id uuid not null,
  checked_at timestamptz not null,
  -- Whether the provider answered; when it did not, what it said before stays.
  reachable boolean not null,
  subscription text not null check (subscription in ('active', 'missing', 'elsewhere', 'unknown')),
  webhook_error text,
  -- Of the last 24 hours.
  sends int not null,
  failures int not null,
  -- Set while the channel is quieter than its own history explains.
  silent_since timestamptz,
  expected_arrivals real,
  counted_until timestamptz not null,
  primary key (store_id, channel_id),
  foreign key (store_id, channel_id) references channel on delete cascade
);
select app.tenant('channel_health');
select app.mark('channel_health', 'none; class=account', 'store_id', 'channel_id', 'checked_at', 'reachable', 'subscription', 'webhook_error', 'sends', 'failures', 'silent_since', 'expected_arrivals', 'counted_until');

-- How many conversations were written into in each hour; hours without any have no row. Kept for four weeks.
create table channel_hour (
  store_id uuid not null,
  channel_id uuid not null,
  hour timestamptz not null,
  arrivals int not null,
  primary key (store_id, channel_id, hour),
  foreign key (store_id, channel_id) references channel on delete cascade
);
select app.tenant('channel_hour');
select app.mark('channel_hour', 'none; class=account', 'store_id', 'channel_id', 'hour', 'arrivals');
