-- Contacts as they are shown, in no order, one maybe several times: of such names or numbers, or of whom such a thing was
-- written down. Fewer than `most` only when there are no others. What is counted is who is shown: of identities that are
-- counted before, those of one person take the place of another, who then is missing in silence.
--
-- Each look that follows from a hit is one by key; as a join, all of a store's conversations would be gone through.
create or replace function app.find_contacts(asked tsquery, most int) returns setof uuid
  language sql stable security definer set search_path = pg_catalog, public set work_mem = '32MB' as $$
  (select v.contact_id from identity i
  cross join lateral (select o.contact_id from conversation o
    where o.store_id = i.store_id and o.id = i.conversation_id limit 1) v
  where app.person_words(i.store_id, i.display_name, i.username, i.phone) @@ asked and i.store_id = app.store_id() limit most)
  union all
  (select v.contact_id from contact c
  cross join lateral (select distinct o.contact_id from identity i
    join conversation o on o.store_id = i.store_id and o.id = i.conversation_id
    where i.store_id = c.store_id and i.contact_id = c.id) v
  where c.name is not null and app.words(c.store_id, c.name) @@ asked and c.store_id = app.store_id() limit most)
  union all
  (select v.contact_id from contact_fact f
  cross join lateral (select distinct o.contact_id from identity i
    join conversation o on o.store_id = i.store_id and o.id = i.conversation_id
    where i.store_id = f.store_id and i.contact_id = f.contact_id) v
  where app.words(f.store_id, f.value) @@ asked and f.store_id = app.store_id() limit most) $$;
