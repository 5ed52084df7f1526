-- How people and what was said are found: expression indexes, so that whatever writes, edits or deletes a row has changed
-- what is found by the same statement. The first word of each row is its store's, so that a search reads its own store's rows.
-- 'simple' only cuts into words here; endings are cut off from the question, which looks for beginnings.

create function app.store_word(store uuid) returns text language sql immutable parallel safe
  return 'qz' || right(store::text, 4);

-- Written for speed, since every message passes through it: each step is taken only where there is something for it.
create function app.words(store uuid, said text) returns tsvector language plpgsql immutable parallel safe cost 500 as $$
begin
  -- A telephone number in any writing is also one word: its last nine digits.
  if said ~ '\d[\d ()-]{7,}\d' then
    said := said || (select string_agg(' n' || right(regexp_replace(m[1], '\D', '', 'g'), 9), '')
      from regexp_matches(said, '(\d[\d ()-]{7,}\d)', 'g') m);
  end if;
  -- No addresses, tags or negative numbers: these signs make the parser keep together what people ask for in parts.
  if said ~ '[-_/.@+<>&~]' then said := translate(said, '-_/.@+<>&~', '          '); end if;
  -- Kyrgyz letters as they are typed on a Russian keyboard.
  return to_tsvector('simple'::regconfig, app.store_word(store) || ' '
    || replace(replace(replace(replace(lower(said), 'ө', 'о'), 'ү', 'у'), 'ң', 'н'), 'ё', 'е'));
end $$;

-- What stands beside the text: products of orders and cards, people and places sent, titles to press.
create function app.message_extras(detail jsonb) returns text[] language plpgsql immutable parallel safe cost 500 as $$
begin
  if not detail ?| '{order,product,cards,location,linkTitle,referral,buttons,list}' then return '{}'; end if;
  return array(select v #>> '{}' from jsonb_path_query(jsonb_build_array(
    jsonb_path_query_array(detail, '$.order[*].sku'), detail->'product', detail->'cards', detail#>'{location,name}',
    detail#>'{location,address}', detail->'linkTitle', detail#>'{referral,headline}',
    jsonb_path_query_array(detail, '$.buttons[*].title'), jsonb_path_query_array(detail, '$.list.rows[*].title')),
    'strict $.** ? (@.type() == "string")') v);
end $$;

create function app.message_words(store uuid, said text, detail jsonb) returns tsvector language plpgsql immutable parallel safe cost 500 as $$
begin
  if detail ?| '{order,product,cards,location,linkTitle,referral,buttons,list}' then
    said := concat_ws(' ', said, array_to_string(app.message_extras(detail), ' '));
  end if;
  return app.words(store, said);
end $$;

-- Names, and the telephone number from each of its digits on: any part of it finds the person.
create function app.person_words(store uuid, name text, username text, phone text) returns tsvector language sql immutable parallel safe
  return app.words(store, concat_ws(' ', name, username, (
    select string_agg('n' || substr(digits, n), ' ') from (select regexp_replace(phone, '\D', '', 'g') as digits) p,
      generate_series(1, length(digits) - 2) n)));

-- What is new waits in a list that every look into the index goes through, and a search for a word with a typing error looks
-- some hundred times: with the usual 4 MB that took three seconds.
create index message_words on message using gin (app.message_words(store_id, text, detail))
  with (gin_pending_list_limit = 256) where kind not in ('event', 'reaction');
create index attachment_words on attachment using gin (app.words(store_id, transcript->>'text'))
  with (gin_pending_list_limit = 256) where transcript is not null;
create index contact_words on contact using gin (app.words(store_id, name))
  with (gin_pending_list_limit = 256) where name is not null;
create index identity_words on identity using gin (app.person_words(store_id, display_name, username, phone))
  with (gin_pending_list_limit = 256);

-- Under a policy an index of words is not used: its operator might tell of rows that the policy hides. So a role of its own
-- reads past it, inside functions that give back ids of the store in force and nothing else.
grant select (store_id, id, conversation_id, kind, text, detail) on message to tutum_search;
grant select (store_id, message_id, transcript) on attachment to tutum_search;
grant select (store_id, id, name) on contact to tutum_search;
grant select (store_id, conversation_id, contact_id, display_name, username, phone) on identity to tutum_search;
grant select (store_id, id, contact_id, last_message_at) on conversation to tutum_search;
create policy search on message for select to tutum_search using (true);
create policy search on attachment for select to tutum_search using (true);
create policy search on contact for select to tutum_search using (true);
create policy search on identity for select to tutum_search using (true);
create policy search on conversation for select to tutum_search using (true);

-- Messages said before `before`, newest first, of one thread when it is given. What is said often is found among the
-- newest without reading all of it; what is not is rare enough for the index.
create function app.find_messages(asked tsquery, thread uuid, before uuid, most int) returns setof uuid
  language plpgsql stable security definer set search_path = pg_catalog, public set work_mem = '32MB' as $$
declare
  store uuid := app.store_id();
  found uuid[];
begin
  if thread is null then
    found := array(select r.id from (select m.store_id, m.id, m.kind, m.text, m.detail from message m where m.store_id = store and m.id < before order by m.id desc limit 500) r
      where r.kind not in ('event', 'reaction') and app.message_words(r.store_id, r.text, r.detail) @@ asked
        or r.kind <> 'text' and exists (select from attachment a where a.store_id = store and a.message_id = r.id
          and a.transcript is not null and app.words(a.store_id, a.transcript->>'text') @@ asked)
      order by r.id desc limit most);
  else
    found := array(select r.id from (select m.store_id, m.id, m.kind, m.text, m.detail from message m where m.store_id = store and m.conversation_id = thread
        and m.id < before order by m.id desc limit 500) r
      where r.kind not in ('event', 'reaction') and app.message_words(r.store_id, r.text, r.detail) @@ asked
        or r.kind <> 'text' and exists (select from attachment a where a.store_id = store and a.message_id = r.id
          and a.transcript is not null and app.words(a.store_id, a.transcript->>'text') @@ asked)
      order by r.id desc limit most);
  end if;
  if cardinality(found) = most then return query select unnest(found); return; end if;
  return query
    with said as materialized (
      select m.store_id, m.id, m.conversation_id from message m
      where m.kind not in ('event', 'reaction') and app.message_words(m.store_id, m.text, m.detail) @@ asked
    ), heard as materialized (
      select a.store_id, a.message_id from attachment a
      where a.transcript is not null and app.words(a.store_id, a.transcript->>'text') @@ asked
    )
    select s.id from said s where s.store_id = store and s.id < before and (thread is null or s.conversation_id = thread)
    union
    select m.id from heard h join message m on m.store_id = h.store_id and m.id = h.message_id
    where h.store_id = store and m.id < before and (thread is null or m.conversation_id = thread)
    order by 1 desc limit most;
end $$;

-- Threads of people with such names or numbers, the last that spoke first.
create function app.find_people(asked tsquery, most int) returns setof uuid
  language sql stable security definer set search_path = pg_catalog, public set work_mem = '32MB' as $$
  with known as materialized (
    select i.store_id, i.conversation_id from identity i
    where app.person_words(i.store_id, i.display_name, i.username, i.phone) @@ asked
  ), named as materialized (
    select c.store_id, c.id from contact c where c.name is not null and app.words(c.store_id, c.name) @@ asked
  )
  select v.id from conversation v
  where v.store_id = app.store_id()
    and (v.id in (select k.conversation_id from known k where k.store_id = app.store_id())
      or v.contact_id in (select n.id from named n where n.store_id = app.store_id())
      -- Merged, a contact is still found by the name that it had.
      or v.id in (select i.conversation_id from named n join identity i on i.store_id = n.store_id and i.contact_id = n.id
        where n.store_id = app.store_id()))
  order by v.last_message_at desc, v.id desc limit most $$;

-- Words that stand in very many messages, of whatever store, as the database counted them last.
create function app.common_words() returns text[] language sql stable security definer set search_path = pg_catalog as $$
  select coalesce((select most_common_elems::text::text[] from pg_stats
    where schemaname = 'public' and tablename = 'message_words' and most_common_elems is not null), '{}') $$;

-- Which of these beginnings somebody said, or is called by; of what is said very often it is taken to be so without a look. A
-- look into the index costs what its rows cost, and hundreds of looks cost hundreds of walks through what is new in it; one
-- look for all of them would weigh them all for every row that has one. So they are asked for by handfuls, and only a handful
-- that has one is taken apart. Bitmaps alone, since nothing else is quick to say that there is none.
create function app.begun_words(beginnings text[], of_people boolean) returns text[]
  language plpgsql stable security definer set search_path = pg_catalog, public
  set enable_seqscan = off set enable_indexscan = off set enable_indexonlyscan = off set work_mem = '32MB' as $$
declare
  most constant int := cardinality(beginnings);
  common text[];
  asked tsquery;
begin
  if most > 16 then
    common := array(select b from unnest(beginnings) b where not of_people and b in (
      select left(w, n) from unnest(app.common_words()) w, (select distinct length(o) from unnest(beginnings) o) l (n)));
    beginnings := array(select b from unnest(beginnings) b where b <> all (common));
    return common || array(select w from generate_series(1, cardinality(beginnings), 16) n,
      unnest(app.begun_words(beginnings[n:n + 15], of_people)) w);
  end if;
  asked := (app.store_word(app.store_id()) || ' & (' || (select string_agg(quote_literal(b) || ':*', ' | ') from unnest(beginnings) b) || ')')::tsquery;
  if of_people then
    perform from identity i where app.person_words(i.store_id, i.display_name, i.username, i.phone) @@ asked limit 1;
    if not found then perform from contact c where c.name is not null and app.words(c.store_id, c.name) @@ asked limit 1; end if;
  else
    perform from message m where m.kind not in ('event', 'reaction') and app.message_words(m.store_id, m.text, m.detail) @@ asked limit 1;
    if not found then
      perform from attachment a where a.transcript is not null and app.words(a.store_id, a.transcript->>'text') @@ asked limit 1;
    end if;
  end if;
  if not found then return '{}'; end if;
  if most = 1 then return beginnings; end if;
  return array(select w from unnest(beginnings) b, unnest(app.begun_words(array[b], of_people)) w);
end $$;

revoke all on function app.find_messages, app.find_people, app.begun_words, app.common_words from public;
grant execute on function app.common_words to tutum_search;
grant execute on function app.find_messages, app.find_people, app.begun_words to tutum_store;
grant execute on function app.store_id to tutum_search;
grant create on schema app to tutum_search;
alter function app.find_messages owner to tutum_search;
alter function app.find_people owner to tutum_search;
alter function app.begun_words owner to tutum_search;
revoke create on schema app from tutum_search;
