-- The ledger of a store is read from what is there anyway. Only deliveries that were not taken in whole are written
-- down here, with whose they are: of those that were, nothing is.
create table edge.delivery_owner (
  delivery_id bigint not null,
  store_id uuid not null references store on delete cascade,
  channel_id uuid not null,
  primary key (delivery_id, store_id)
);
create index delivery_owner_store on edge.delivery_owner (store_id, delivery_id desc);
select app.mark('edge.delivery_owner', 'none; class=delivery', 'delivery_id', 'store_id', 'channel_id');
grant select, insert, delete on edge.delivery_owner to tutum_lane;

-- What came for the store in force and was not taken in whole; never what is in it, as a body may speak of several stores.
create function app.store_deliveries()
  returns table (id bigint, channel_id uuid, kind text, received_at timestamptz, state text, attempts int, problems jsonb, messages int)
  language sql stable security definer set search_path = pg_catalog as $$
  select d.id, o.channel_id, d.kind, d.received_at, d.state, d.attempts, coalesce(d.outcome->'problems', '[]'),
    coalesce((d.outcome->>'messages')::int, 0)
  from edge.delivery_owner o join edge.inbound_delivery d on d.id = o.delivery_id
  where o.store_id = app.store_id() and (d.state = 'dead' or d.state = 'new' and d.attempts > 0
    or d.state = 'done' and d.outcome->'problems' <> '[]') $$;

-- Puts one of them back before the intake. False when it is not the store's, or there is nothing left to try.
create function app.replay_delivery(delivery bigint) returns boolean
  language sql security definer set search_path = pg_catalog as $$
  with again as (
    update edge.inbound_delivery d set state = 'new', attempts = 0
    where d.id = $1 and (d.state = 'dead' or d.state = 'done' and d.outcome->'problems' <> '[]')
      and exists (select from edge.delivery_owner o where o.delivery_id = d.id and o.store_id = app.store_id())
    returning 1
  )
  select exists (select from again) $$;
revoke all on function app.store_deliveries, app.replay_delivery from public;
grant execute on function app.store_deliveries, app.replay_delivery to tutum_store;
