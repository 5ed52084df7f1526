-- When the shop works, by when it means to answer, and what happens at its time.

-- week: {"mon": [{"from": 540, "to": 1140}], …}, minutes of the day by the store's clock. exceptions: days with hours of
-- their own, [{"date": "2026-12-31", "spans": […], "name": "…"}]; no spans is a day off.
create table working_hours (
  store_id uuid not null references store on delete cascade,
  id uuid not null,
  -- Null: the store's. A channel with hours of its own has no others, and its exceptions are its own, too.
  channel_id uuid,
  week jsonb not null,
  exceptions jsonb not null default '[]',
  primary key (store_id, id),
  foreign key (store_id, channel_id) references channel on delete cascade
);
create unique index working_hours_of on working_hours (store_id, coalesce(channel_id, store_id));
create index working_hours_channel on working_hours (store_id, channel_id) where channel_id is not null;
select app.tenant('working_hours');
select app.mark('working_hours', 'none; class=account', 'store_id', 'id', 'channel_id', 'week', 'exceptions');

-- What the store has decided of its inbox; what is null is off. A store without a row has everything off.
create table inbox_rules (
  store_id uuid primary key references store on delete cascade,
  -- How long a customer waits at most for the first answer of a conversation, and for each later one; working time.
  first_answer_minutes int check (first_answer_minutes between 1 and 43200),
  next_answer_minutes int check (next_answer_minutes between 1 and 43200)
);
select app.tenant('inbox_rules');
select app.mark('inbox_rules', 'none; class=account', 'store_id', 'first_answer_minutes', 'next_answer_minutes');

-- What is to be looked at when its time comes; looking decides whether anything happens. tutum_lane finds across stores
-- what is due and sees ids only. subject_id: the conversation, or what of it the kind is about.
create table timer (
  store_id uuid not null,
  kind text not null,
  subject_id uuid not null,
  conversation_id uuid not null,
  at timestamptz not null,
  primary key (store_id, kind, subject_id),
  foreign key (store_id, conversation_id) references conversation on delete cascade
);
create index timer_conversation on timer (store_id, conversation_id);
create index timer_at on timer (at);
select app.tenant('timer');
create policy lane on timer to tutum_lane using (true);
grant select on timer to tutum_lane;
select app.mark('timer', 'none; class=message', 'store_id', 'kind', 'subject_id', 'conversation_id', 'at');

-- Sets a timer, or takes it away where its time is null.
create function app.set_timer(of_store uuid, of_kind text, subject uuid, of_conversation uuid, rings timestamptz) returns void
language plpgsql set search_path = pg_catalog, public as $$
begin
  if rings is null then
    delete from timer where store_id = of_store and kind = of_kind and subject_id = subject;
  else
    insert into timer (store_id, kind, subject_id, conversation_id, at) values (of_store, of_kind, subject, of_conversation, rings)
      on conflict (store_id, kind, subject_id) do update set at = excluded.at;
  end if;
end $$;

-- The hours in force for a channel, day by day from `first`: nothing where the store has no hours.
create function app.working_spans(of_store uuid, of_channel uuid, first date, days int)
  returns table (opens timestamptz, closes timestamptz)
language sql stable set search_path = pg_catalog, public as $$
  select (d.day + (s.span->>'from')::int * interval '1 minute') at time zone h.time_zone,
    (d.day + (s.span->>'to')::int * interval '1 minute') at time zone h.time_zone
  from (
    select st.time_zone, w.week, w.exceptions from store st
    join working_hours w on w.store_id = st.store_id and (w.channel_id is null or w.channel_id = of_channel)
    where st.store_id = of_store order by w.channel_id nulls last limit 1
  ) h
  cross join lateral (select (first + n)::timestamp as day from generate_series(0, days - 1) n) d
  cross join lateral jsonb_array_elements(coalesce(
    (select e->'spans' from jsonb_array_elements(h.exceptions) e where e->>'date' = to_char(d.day, 'YYYY-MM-DD') limit 1),
    h.week->(array['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'])[extract(isodow from d.day)::int])) s (span)
  order by 1
$$;

-- When so much working time has passed since; null when there is none within a year. A store without hours always works.
create function app.working_add(of_store uuid, of_channel uuid, since timestamptz, lasting interval) returns timestamptz
language plpgsql stable set search_path = pg_catalog, public as $$
declare
  zone text;
  first date;
  rest interval := lasting;
  span record;
begin
  if since is null or lasting is null then return null; end if;
  if not exists (select 1 from working_hours w where w.store_id = of_store) then return since + lasting; end if;
  select time_zone into zone from store where store_id = of_store;
  first := (since at time zone zone)::date;
  -- Mostly it is over within days.
  for step in 0..25 loop
    for span in select greatest(s.opens, since) as opens, s.closes
      from app.working_spans(of_store, of_channel, first + step * 14, 14) s where s.closes > since
    loop
      if span.closes - span.opens >= rest then return span.opens + rest; end if;
      rest := rest - (span.closes - span.opens);
    end loop;
  end loop;
  return null;
end $$;

-- The working time between two moments.
create function app.working_between(of_store uuid, of_channel uuid, since timestamptz, until timestamptz) returns interval
language plpgsql stable set search_path = pg_catalog, public as $$
declare zone text; first date; total interval;
begin
  if until <= since then return interval '0'; end if;
  if not exists (select 1 from working_hours w where w.store_id = of_store) then return until - since; end if;
  select time_zone into zone from store where store_id = of_store;
  first := (since at time zone zone)::date;
  select coalesce(sum(least(s.closes, until) - greatest(s.opens, since)), interval '0') into total
    from app.working_spans(of_store, of_channel, first, (until at time zone zone)::date - first + 1) s
    where s.closes > since and s.opens < until;
  return total;
end $$;

-- By when the shop means to answer what waits since then.
create function app.answer_due(of_store uuid, of_channel uuid, since timestamptz, again boolean) returns timestamptz
language sql stable set search_path = pg_catalog, public as $$
  select app.working_add(of_store, of_channel, since,
    make_interval(mins => case when again then r.next_answer_minutes else r.first_answer_minutes end))
  from inbox_rules r where r.store_id = of_store
$$;

-- answer_due_at runs while the customer waits. Put off, it stops, and answer_left is what is left of it in seconds; snooze_changed_at
-- is when it was put off or brought back by time or a person. late_at: when it was found to have run out.
-- answered_before: a person has answered since the conversation began, or began anew after a closing.
alter table conversation
  add answer_due_at timestamptz,
  add answer_left int,
  add late_at timestamptz,
  add answered_before boolean not null default false,
  add snooze_changed_at timestamptz;
create index conversation_due on conversation (store_id, answer_due_at) where answer_due_at is not null;
select app.mark('conversation', 'none; class=message', 'answer_due_at', 'answer_left', 'late_at', 'answered_before', 'snooze_changed_at');

-- Kept where waiting begins and ends, so that whatever answers, closes, puts off or wakes need not think of it.
create function app.keep_answer_clock() returns trigger language plpgsql set search_path = pg_catalog, public as $$
declare
  was_off boolean := old.snooze_why is not null;
  is_off boolean := new.snooze_why is not null;
begin
  if old.state = 'closed' and new.state = 'open' and new.heard > old.heard then
    new.answered_before := false;
  end if;
  if new.waiting_since is null then
    -- What the assistant says, its word of calling a person among it, is no person's first answer.
    if old.waiting_since is not null and new.state = 'open' and new.speaker = 'member' then new.answered_before := true; end if;
    new.answer_due_at := null;
    new.answer_left := null;
    new.late_at := null;
  elsif is_off then
    if not was_off and old.answer_due_at is not null then
      new.answer_left := extract(epoch from
        app.working_between(new.store_id, new.channel_id, new.snooze_changed_at, old.answer_due_at))::int;
    end if;
    new.answer_due_at := null;
  elsif new.answer_left is not null then
    -- A message of the contact brings it back with its own time.
    new.answer_due_at := app.working_add(new.store_id, new.channel_id,
      case when new.last_message_at is distinct from old.last_message_at then new.last_message_at else new.snooze_changed_at end,
      make_interval(secs => new.answer_left));
    new.answer_left := null;
  elsif new.waiting_since is distinct from old.waiting_since then
    new.answer_due_at := app.answer_due(new.store_id, new.channel_id, new.waiting_since, new.answered_before);
    new.late_at := null;
  end if;
  if new.answer_due_at is distinct from old.answer_due_at then
    perform app.set_timer(new.store_id, 'late', new.id, new.id, case when new.late_at is null then new.answer_due_at end);
  end if;
  return new;
end $$;
create trigger conversation_answer_clock before update of waiting_since, snooze_why, state on conversation
  for each row when (old.waiting_since is distinct from new.waiting_since or old.snooze_why is distinct from new.snooze_why
    or old.state is distinct from new.state) execute function app.keep_answer_clock();

-- Hours or targets have changed: what waits is reckoned anew. What was late by the old ones stays so until it is answered.
create function app.restart_answer_clocks() returns void language plpgsql set search_path = pg_catalog, public as $$
begin
  update conversation c set answer_due_at = app.answer_due(c.store_id, c.channel_id, c.waiting_since, c.answered_before)
    where c.store_id = app.store_id() and c.state = 'open' and c.waiting_since is not null and c.snooze_why is null;
  delete from timer t where t.store_id = app.store_id() and t.kind = 'late';
  insert into timer (store_id, kind, subject_id, conversation_id, at)
    select c.store_id, 'late', c.id, c.id, c.answer_due_at from conversation c
    where c.store_id = app.store_id() and c.answer_due_at is not null and c.late_at is null;
end $$;

-- A new store works from Monday to Saturday, as most shops do, until it says otherwise.
create function app.add_first_hours(of_store uuid) returns void language sql set search_path = pg_catalog, public as $$
  insert into working_hours (store_id, id, week)
  select of_store, gen_random_uuid(), jsonb_object_agg(d.day, case when d.day = 'sun' then '[]'::jsonb
    else '[{"from": 540, "to": 1140}]' end)
  from unnest(array['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']) d (day)
$$;
create function app.first_hours() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  perform app.add_first_hours(new.store_id);
  return null;
end $$;
create trigger store_first_hours after insert on store for each row execute function app.first_hours();

create function app.add_first_stages(of_store uuid, language text) returns void language sql set search_path = pg_catalog, public as $$
  insert into stage (store_id, id, name, position, ends)
  select of_store, gen_random_uuid(), s.name, s.position - 1, s.position = 4
  from unnest(case language
    when 'ky' then array['Жаңы', 'Сүйлөшүүдө', 'Буйрутма берди', 'Бүттү']
    when 'en' then array['New', 'Talking', 'Ordered', 'Done']
    else array['Новый', 'В разговоре', 'Заказал', 'Завершён'] end) with ordinality as s (name, position)
$$;
create or replace function app.first_stages() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  perform app.add_first_stages(new.store_id, new.languages[1]);
  return null;
end $$;

-- What new stores get, for a store that was there before and has none.
create function app.add_what_is_first() returns void language plpgsql set search_path = pg_catalog, public as $$
begin
  if not exists (select 1 from stage where store_id = app.store_id()) then
    perform app.add_first_stages(app.store_id(), (select languages[1] from store where store_id = app.store_id()));
  end if;
  if not exists (select 1 from working_hours where store_id = app.store_id()) then
    perform app.add_first_hours(app.store_id());
  end if;
end $$;

-- The owner of the tables is bound by their policies, too: stores are listed as the directory and filled as each store.
do $$
declare
  ids uuid[];
  id uuid;
begin
  perform set_config('role', 'tutum_directory', true);
  select array_agg(store_id) into ids from public.store;
  perform set_config('role', 'tutum_store', true);
  foreach id in array coalesce(ids, '{}') loop
    perform set_config('app.store_id', id::text, true);
    perform app.add_what_is_first();
  end loop;
  perform set_config('app.store_id', '', true);
  perform set_config('role', 'none', true);
end $$;
