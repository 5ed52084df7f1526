-- Contacts by their names, as an index can walk them under a policy: a column and no expression. Letters are taken as the
-- search takes them, bytes decide, and whoever has no name comes last.
alter table contact add name_key text collate "C" generated always as
  (coalesce(nullif(translate(lower(btrim(name)), 'өүңё', 'оуне'), ''), chr(1114111))) stored;
create index contact_by_name on contact (store_id, name_key, id) where merged_into is null;
select app.mark('contact', 'personal:contact; class=message', 'name_key');

-- An address for mail, a town: what was written down of somebody finds them.
create index contact_fact_words on contact_fact using gin (app.words(store_id, value)) with (gin_pending_list_limit = 256);
grant select (store_id, contact_id, value) on contact_fact to tutum_search;
create policy search on contact_fact for select to tutum_search using (true);

-- Contacts as they are shown, in no order: of such names or numbers, or of whom such a thing was written down. At least
-- `most` when there are as many; a question that fits half of a town is no reason to read all of it.
create function app.find_contacts(asked tsquery, most int) returns setof uuid
  language sql stable security definer set search_path = pg_catalog, public set work_mem = '32MB' as $$
  with known as materialized (
    select i.store_id, i.conversation_id from identity i
    where app.person_words(i.store_id, i.display_name, i.username, i.phone) @@ asked and i.store_id = app.store_id() limit most
  ), called as materialized (
    (select c.store_id, c.id from contact c
    where c.name is not null and app.words(c.store_id, c.name) @@ asked and c.store_id = app.store_id() limit most)
    union all
    (select f.store_id, f.contact_id from contact_fact f
    where app.words(f.store_id, f.value) @@ asked and f.store_id = app.store_id() limit most)
  )
  select v.contact_id from known k join conversation v on v.store_id = k.store_id and v.id = k.conversation_id
  union
  select v.contact_id from called n
  join identity i on i.store_id = n.store_id and i.contact_id = n.id
  join conversation v on v.store_id = i.store_id and v.id = i.conversation_id $$;

revoke all on function app.find_contacts from public;
grant execute on function app.find_contacts to tutum_store;
grant create on schema app to tutum_search;
alter function app.find_contacts owner to tutum_search;
revoke create on schema app from tutum_search;
