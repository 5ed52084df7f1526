-- Who opened a customer, once for each hour in which they did. Kept for ninety days.
create table contact_opening (
  store_id uuid not null,
  contact_id uuid not null,
  member_id uuid not null,
  -- Its beginning.
  hour timestamptz not null,
  primary key (store_id, contact_id, member_id, hour),
  foreign key (store_id, contact_id) references contact on delete cascade
);
create index contact_opening_hour on contact_opening (store_id, hour);
select app.tenant('contact_opening');
select app.mark('contact_opening', 'none; class=access', 'store_id', 'contact_id', 'member_id', 'hour');

-- That a customer was erased, by whom, and how much went. It names nobody: ids of rows that are gone, and numbers.
create table contact_erasure (
  store_id uuid not null references store on delete cascade,
  id uuid not null,
  -- Whom it was asked for: who is merged into them later is not meant.
  contact_ids uuid[] not null,
  by_member_id uuid not null,
  asked_at timestamptz not null,
  erased_at timestamptz,
  conversations int not null,
  messages int not null,
  files int not null,
  primary key (store_id, id)
);
create index contact_erasure_asked on contact_erasure (store_id, asked_at);
select app.tenant('contact_erasure');
select app.mark('contact_erasure', 'none; class=access', 'store_id', 'id', 'contact_ids', 'by_member_id', 'asked_at', 'erased_at', 'conversations', 'messages', 'files');

-- Deletes raw deliveries of a channel of the store in force that name one of these people, among the `most` after the given
-- one; as with a whole channel only such as speak of its account alone. An id stands between signs that are part of none.
-- @returns the last of those that were looked at; null when there is none behind them
create function app.forget_deliveries_of(channel uuid, people text[], after bigint, most int) returns bigint
  language plpgsql security definer set search_path = pg_catalog as $$
declare upto bigint; named text;
begin
  if not exists (select from edge.account_held h where h.channel_id = $1 and h.store_id = app.store_id()) then return null; end if;
  select max(s.id) into upto from (select d.id from edge.inbound_delivery d where d.id > $3 order by d.id limit $4) s;
  if upto is null then return null; end if;
  select '(^|[^0-9A-Za-z._])(' || string_agg(regexp_replace(p, '([^0-9A-Za-z_])', '\\\1', 'g'), '|') || ')($|[^0-9A-Za-z._])'
    into named from unnest($2) p;
  with gone as (
    delete from edge.inbound_delivery d using edge.account_held h
    where d.id > $3 and d.id <= upto and h.channel_id = $1 and h.store_id = app.store_id()
      and d.kind = h.kind and d.account = h.external_id and d.state <> 'new'
      and d.received_at >= h.held_from and d.received_at < coalesce(h.held_until, 'infinity')
      and encode(d.body, 'escape') ~ named
    returning d.id
  )
  delete from edge.delivery_owner o using gone where o.delivery_id = gone.id;
  return upto;
end $$;
revoke all on function app.forget_deliveries_of from public;
grant execute on function app.forget_deliveries_of to tutum_store;
