-- Channels that a member has disconnected: who, when, what their provider has still to be told, and what becomes of the
-- history. The row stays as the record of it; the token lies in the vault under its id until the provider has confirmed,
-- for a day at most.
alter table channel
  -- A sign-in gave us the token, for us alone: revoking it takes it from nobody else. A pasted one is the shop's own.
  add column token_granted boolean not null default false;
select app.mark('channel', 'none; class=account', 'token_granted');

create table channel_disconnection (
  store_id uuid not null,
  id uuid not null,
  channel_id uuid not null,
  at timestamptz not null,
  by_member_id uuid not null,
  -- Whether the token is to be revoked, too.
  revocable boolean not null,
  -- waiting: has to be told. unsubscribed: delivers no more, the token is still to be revoked. refused: will not do it.
  -- unconfirmed: has not answered for a day. not_needed: somebody else still uses the subscription, or nothing is left to
  -- tell. superseded: connected again before.
  provider text not null check (provider in ('waiting', 'unsubscribed', 'confirmed', 'refused', 'unconfirmed', 'not_needed', 'superseded')),
  provider_reason text,
  tries int not null default 0,
  -- When the provider is told again; null when that has an end.
  next_at timestamptz,
  history text not null default 'kept' check (history in ('kept', 'deleting', 'deleted')),
  history_by uuid,
  history_at timestamptz,
  -- Of the deletion: how many there were when it began, and how many have gone.
  conversations int not null default 0,
  deleted int not null default 0,
  primary key (store_id, id),
  foreign key (store_id, channel_id) references channel on delete cascade
);
create index channel_disconnection_newest on channel_disconnection (store_id, channel_id, at desc);
create index channel_disconnection_next on channel_disconnection (next_at) where next_at is not null;
create index channel_disconnection_deleting on channel_disconnection (store_id) where history = 'deleting';
select app.tenant('channel_disconnection');
create policy lane on channel_disconnection for select to tutum_lane using (true);
grant select on channel_disconnection to tutum_lane;
select app.mark('channel_disconnection', 'none; class=account', 'store_id', 'id', 'channel_id', 'at', 'by_member_id', 'revocable', 'provider',
  'provider_reason', 'tries', 'next_at', 'history', 'history_by', 'history_at', 'conversations', 'deleted');

-- Whether another channel, of whichever store, hangs on the same business account: they share one subscription.
create function app.business_is_shared(business_id text, channel_id uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog as $$
  select exists (select 1 from edge.business_route r where r.business_id = $1 and r.channel_id <> $2) $$;
revoke all on function app.business_is_shared from public;
grant execute on function app.business_is_shared to tutum_store;

-- Accounts whose provider is being told, or was, that a channel has left, of whichever store. Instagram takes its permissions
-- away from every token of the account, so nobody connects it meanwhile, and who has looked at a token before looks again.
create table edge.account_telling (
  kind text not null,
  external_id text not null,
  -- Null when nobody is telling; a process that ended over it is waited for no longer than this.
  until timestamptz,
  -- How often revoking has begun.
  revocations int not null default 0,
  primary key (kind, external_id)
);
select app.mark('edge.account_telling', 'none; class=account', 'kind', 'external_id', 'until', 'revocations');

create function app.begin_telling(kind text, external_id text, revocable boolean, now timestamptz, until timestamptz) returns boolean
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into edge.account_telling as t (kind, external_id, until, revocations) values ($1, $2, $5, $3::int)
    on conflict on constraint account_telling_pkey
    do update set until = excluded.until, revocations = t.revocations + excluded.revocations
    where t.until is null or t.until <= $4;
  return found;
end $$;
create function app.end_telling(kind text, external_id text) returns void
  language sql security definer set search_path = pg_catalog as $$
  update edge.account_telling t set until = null where t.kind = $1 and t.external_id = $2 $$;
create function app.tellings(kind text, external_id text, now timestamptz) returns table (under_way boolean, revocations int)
  language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(t.until > $3, false), t.revocations from edge.account_telling t where t.kind = $1 and t.external_id = $2 $$;
revoke all on function app.begin_telling, app.end_telling, app.tellings from public;
grant execute on function app.begin_telling, app.end_telling, app.tellings to tutum_store;

-- Files of what has been deleted: their bytes go, too, unless something else of the store is made of the same file.
create table file_removal (
  store_id uuid not null references store on delete cascade,
  sha256 text not null,
  primary key (store_id, sha256)
);
select app.tenant('file_removal');
create policy lane on file_removal for select to tutum_lane using (true);
grant select (store_id) on file_removal to tutum_lane;
select app.mark('file_removal', 'none; class=message', 'store_id', 'sha256');
create index attachment_file on attachment (store_id, sha256) where sha256 is not null;
create index attachment_thumbnail on attachment (store_id, thumbnail_sha256) where thumbnail_sha256 is not null;
create index attachment_playable on attachment (store_id, playable_sha256) where playable_sha256 is not null;
create index identity_picture on identity (store_id, picture_sha256) where picture_sha256 is not null;

-- Accounts that were disconnected here and that nobody has connected since. Their provider may go on delivering for a while;
-- of that nothing is kept.
create table edge.left_account (
  kind text not null,
  external_id text not null,
  left_at timestamptz not null,
  primary key (kind, external_id)
);
select app.mark('edge.left_account', 'none; class=account', 'kind', 'external_id', 'left_at');
grant select on edge.left_account to tutum_lane;

-- Who held an account when: an account may go from store to store, and what came for one is none of the other's.
create table edge.account_held (
  store_id uuid not null references store on delete cascade,
  channel_id uuid not null,
  kind text not null,
  external_id text not null,
  held_from timestamptz not null,
  -- Null while it is held.
  held_until timestamptz,
  primary key (store_id, channel_id, external_id, held_from)
);
create index account_held_account on edge.account_held (kind, external_id);
select app.mark('edge.account_held', 'none; class=account', 'store_id', 'channel_id', 'kind', 'external_id', 'held_from', 'held_until');

-- Kept by the routes themselves, so that whoever takes or frees one cannot forget it.
create function app.leave_account() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  if tg_op = 'DELETE' then
    insert into edge.left_account (kind, external_id, left_at) values (old.kind, old.external_id, now())
      on conflict (kind, external_id) do update set left_at = excluded.left_at;
    update edge.account_held h set held_until = clock_timestamp()
      where h.kind = old.kind and h.external_id = old.external_id and h.held_until is null;
  else
    -- Deliveries live for thirty days, and nothing else asks for this.
    delete from edge.account_held h
      where h.kind = new.kind and h.external_id = new.external_id and h.held_until < now() - interval '60 days';
    insert into edge.account_held (store_id, channel_id, kind, external_id, held_from)
      values (new.store_id, new.channel_id, new.kind, new.external_id, clock_timestamp());
    delete from edge.left_account l where l.kind = new.kind and l.external_id = new.external_id;
  end if;
  return null;
end $$;
revoke all on function app.leave_account from public;
create trigger channel_route_left after insert or delete on edge.channel_route
  for each row execute function app.leave_account();

-- Deletes what came for a channel of the store in force and speaks of its account alone, among the `most` deliveries after
-- the given one. @returns the last of those that were looked at; null when there is none behind them
create function app.forget_deliveries(channel uuid, after bigint, most int) returns bigint
  language plpgsql security definer set search_path = pg_catalog as $$
declare upto bigint; reached timestamptz; until timestamptz;
begin
  select max(coalesce(h.held_until, 'infinity')) into until
    from edge.account_held h where h.channel_id = $1 and h.store_id = app.store_id();
  select max(s.id), min(s.received_at) into upto, reached
    from (select d.id, d.received_at from edge.inbound_delivery d where d.id > $2 order by d.id limit $3) s;
  if upto is null or until is null or until <= reached then return null; end if;
  with gone as (
    delete from edge.inbound_delivery d using edge.account_held h
    where d.id > $2 and d.id <= upto and h.channel_id = $1
      and d.kind = h.kind and d.account = h.external_id
      and d.received_at >= h.held_from and d.received_at < coalesce(h.held_until, 'infinity') and d.state <> 'new'
    returning d.id
  )
  delete from edge.delivery_owner o using gone where o.delivery_id = gone.id;
  return upto;
end $$;
revoke all on function app.forget_deliveries from public;
grant execute on function app.forget_deliveries to tutum_store;
