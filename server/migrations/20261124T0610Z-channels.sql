-- Channels, where their messages are routed, and what came in at the edge.
create table channel (
  store_id uuid not null references store on delete cascade,
  id uuid not null,
  kind text not null check (kind in ('whatsapp', 'instagram', 'telegram')),
  name text not null,
  external_id text not null,
  settings jsonb not null default '{}',
  state text not null default 'connected' check (state in ('connected', 'broken', 'disconnected')),
  state_reason text,
  connected_at timestamptz not null,
  primary key (store_id, id)
);
select app.tenant('channel');
select app.mark('channel', 'none; class=account', 'store_id', 'id', 'kind', 'name', 'external_id', 'settings', 'state', 'state_reason', 'connected_at');

-- provider id -> store. Without personal data; the store's role cannot read it, so it is no oracle for other stores.
create table edge.channel_route (
  kind text not null,
  external_id text not null,
  store_id uuid not null references store on delete cascade,
  channel_id uuid not null,
  secret_hash bytea,
  primary key (kind, external_id)
);
create index channel_route_channel on edge.channel_route (channel_id);
create index channel_route_store on edge.channel_route (store_id);
select app.mark('edge.channel_route', 'none; class=account', 'kind', 'external_id', 'store_id', 'channel_id', 'secret_hash');
grant select on edge.channel_route to tutum_edge, tutum_lane;

-- Takes a provider account for the store in force. False when another store holds it.
create function app.claim_route(kind text, external_id text, channel_id uuid, secret_hash bytea) returns boolean
  language plpgsql security definer set search_path = pg_catalog as $$
declare held uuid;
begin
  if app.store_id() is null then raise exception 'no store in force'; end if;
  insert into edge.channel_route as r (kind, external_id, store_id, channel_id, secret_hash)
    values ($1, $2, app.store_id(), $3, $4)
    on conflict on constraint channel_route_pkey do update set channel_id = excluded.channel_id, secret_hash = excluded.secret_hash
      where r.store_id = excluded.store_id
    returning r.store_id into held;
  return held is not null;
end $$;
create function app.release_route(channel_id uuid) returns void
  language sql security definer set search_path = pg_catalog
  as $$ delete from edge.channel_route r where r.channel_id = $1 and r.store_id = app.store_id() $$;
revoke all on function app.claim_route, app.release_route from public;
grant execute on function app.claim_route, app.release_route to tutum_store;

-- What a provider sent, byte for byte, durable before it is acknowledged. It belongs to no store until it is routed.
create table edge.inbound_delivery (
  id bigint generated always as identity primary key,
  kind text not null,
  channel_id uuid,
  -- Whom it speaks of, as far as can be seen without reading it: '' nobody that we know, null several. Each account is a
  -- lane of its own, taken in turns.
  account text default '',
  body bytea not null,
  received_at timestamptz not null,
  state text not null default 'new' check (state in ('new', 'done', 'dead')),
  outcome jsonb,
  -- Beginnings that had no end, and ends that failed.
  attempts int not null default 0
);
-- A daily sweep needs it, and only that: a few bytes for thousands of rows.
create index inbound_delivery_received on edge.inbound_delivery using brin (received_at);
create index inbound_delivery_new on edge.inbound_delivery (account, id) where state = 'new';
-- What reached nobody, for the page of whoever runs the platform; few rows of many.
create index inbound_delivery_nobody on edge.inbound_delivery (id)
  where (state = 'dead' or state = 'done' and (outcome->'unrouted' <> '0' or outcome->'problems' <> '[]'));
select app.mark('edge.inbound_delivery', 'none; class=delivery', 'id', 'kind', 'channel_id', 'account', 'received_at', 'state', 'outcome', 'attempts');
select app.mark('edge.inbound_delivery', 'personal:contact; class=delivery', 'body');
grant insert on edge.inbound_delivery to tutum_edge;
grant select, update, delete on edge.inbound_delivery to tutum_lane;

-- What is being taken in now. One claim lives at a time, so it is one row, and the deliveries need not be written for it.
create table edge.intake_claim (
  single boolean primary key default true check (single),
  ids bigint[] not null default '{}',
  lease_no bigint not null default 0,
  lease_until timestamptz,
  -- The start of the database under which they were begun: what ends with the database is no fault of theirs.
  begun_under timestamptz
);
insert into edge.intake_claim default values;
select app.mark('edge.intake_claim', 'none; class=delivery', 'single', 'ids', 'lease_no', 'lease_until', 'begun_under');
grant select, update on edge.intake_claim to tutum_lane;

-- Keeps a batch in one statement, which is its own transaction: one round trip between bytes and acknowledgement.
-- The bodies travel as one block that is cut apart here. It acts as the edge's role and can do nothing else.
-- In plpgsql, because a connection plans that once, and a function in sql at every call.
create function edge.keep(block bytea, kinds text[], channels uuid[], accounts text[], starts int[], lengths int[],
  at timestamptz) returns void
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into edge.inbound_delivery (kind, channel_id, account, body, received_at)
  select d.kind, d.channel_id, d.account, substring($1 from d.start for d.length), $7
  from unnest($2, $3, $4, $5, $6) with ordinality as d (kind, channel_id, account, start, length, n) order by d.n;
end $$;
revoke all on function edge.keep from public;
grant create on schema edge to tutum_edge;
alter function edge.keep owner to tutum_edge;
revoke create on schema edge from tutum_edge;
grant execute on function edge.keep to current_user;
