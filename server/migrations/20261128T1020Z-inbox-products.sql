-- Which products a conversation is about: what its messages point at (a product of the catalogue, the lines of a cart) and
-- what an answer of the assistant stands on. Kept beside them, so that no list has to read messages.
create table conversation_product (
  store_id uuid not null,
  conversation_id uuid not null,
  product_id uuid not null,
  primary key (store_id, product_id, conversation_id),
  foreign key (store_id, conversation_id) references conversation on delete cascade,
  foreign key (store_id, product_id) references product on delete cascade
);
create index conversation_product_conversation on conversation_product (store_id, conversation_id);
select app.tenant('conversation_product');
select app.mark('conversation_product', 'none; class=message', 'store_id', 'conversation_id', 'product_id');

-- The products that a message points at, by their SKUs.
create function app.pointed_at(of_store uuid, detail jsonb) returns setof uuid
language sql stable set search_path = pg_catalog, public as $$
  select distinct v.product_id from variant v
  where v.store_id = of_store and v.sku in (
    select detail->>'product'
    union all
    select line->>'sku' from jsonb_array_elements(
      case when jsonb_typeof(detail->'order') = 'array' then detail->'order' else '[]' end) line)
$$;

-- The products that an answer stands on, as far as there still are such.
create function app.stands_on(of_store uuid, sources jsonb) returns setof uuid
language sql stable set search_path = pg_catalog, public as $$
  select p.id from product p
  where p.store_id = of_store and p.id::text in (
    select source->>'id' from jsonb_array_elements(sources) source where source->>'kind' = 'product')
$$;

create function app.note_pointed_at() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  insert into conversation_product (store_id, conversation_id, product_id)
    select new.store_id, new.conversation_id, p from app.pointed_at(new.store_id, new.detail) p order by p
    on conflict do nothing;
  return null;
end $$;
create trigger message_products after insert on message
  for each row when (new.detail ? 'product' or new.detail ? 'order') execute function app.note_pointed_at();

create function app.note_stands_on() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  insert into conversation_product (store_id, conversation_id, product_id)
    select new.store_id, new.conversation_id, p from app.stands_on(new.store_id, new.sources) p order by p
    on conflict do nothing;
  return null;
end $$;
create trigger turn_products after insert on turn
  for each row when (new.outcome in ('answered', 'drafted')) execute function app.note_stands_on();

-- Of what its sender took back nothing is left: a product stays only if something else names it.
create function app.forget_pointed_at() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  delete from conversation_product cp
    where cp.store_id = new.store_id and cp.conversation_id = new.conversation_id
      and cp.product_id in (select app.pointed_at(old.store_id, old.detail))
      and not exists (select 1 from message m cross join lateral app.pointed_at(m.store_id, m.detail) p
        where m.store_id = cp.store_id and m.conversation_id = cp.conversation_id
          and (m.detail ? 'product' or m.detail ? 'order') and p = cp.product_id)
      and not exists (select 1 from turn t cross join lateral app.stands_on(t.store_id, t.sources) p
        where t.store_id = cp.store_id and t.conversation_id = cp.conversation_id and t.outcome in ('answered', 'drafted') and p = cp.product_id);
  return null;
end $$;
create trigger message_products_gone after update of deleted_at on message
  for each row when (old.deleted_at is null and new.deleted_at is not null and (old.detail ? 'product' or old.detail ? 'order'))
  execute function app.forget_pointed_at();
