-- What people do with conversations: who looks after one, where it stands on the way to a sale, what it is about, and
-- when it comes back.
create table stage (
  store_id uuid not null references store on delete cascade,
  id uuid not null,
  name text not null,
  position int not null,
  -- A conversation that gets here is closed.
  ends boolean not null default false,
  primary key (store_id, id)
);
select app.tenant('stage');
select app.mark('stage', 'none; class=account', 'store_id', 'id', 'name', 'position', 'ends');

create table label (
  store_id uuid not null references store on delete cascade,
  id uuid not null,
  name text not null,
  colour text not null check (colour in ('juniper', 'leaf', 'lake', 'saffron', 'brick', 'stone')),
  position int not null,
  primary key (store_id, id)
);
create unique index label_name on label (store_id, lower(name));
select app.tenant('label');
select app.mark('label', 'none; class=account', 'store_id', 'id', 'name', 'colour', 'position');

create table conversation_label (
  store_id uuid not null,
  conversation_id uuid not null,
  label_id uuid not null,
  primary key (store_id, conversation_id, label_id),
  foreign key (store_id, conversation_id) references conversation on delete cascade,
  foreign key (store_id, label_id) references label on delete cascade
);
create index conversation_label_label on conversation_label (store_id, label_id);
select app.tenant('conversation_label');
select app.mark('conversation_label', 'none; class=message', 'store_id', 'conversation_id', 'label_id');

-- Snoozed is what has a snooze_why; one that waits for the contact's reply alone has no time.
-- version counts what people change here. touched says of each of these matters at which version it was last changed and
-- by whom, so that somebody who saw an older one can be told.
-- closed_from: how it stood when a person closed it, so that taking that back loses nothing.
-- failed: messages that did not leave, or of which that is not known, since a person last wrote.
alter table conversation
  add assignee_id uuid,
  add assigned_at timestamptz,
  add stage_id uuid,
  add snoozed_until timestamptz,
  add snooze_why text check (snooze_why in ('hour', 'evening', 'tomorrow', 'monday', 'reply', 'window')),
  add version int not null default 0,
  add touched jsonb not null default '{}',
  add closed_from jsonb,
  add failed int not null default 0,
  add foreign key (store_id, assignee_id) references member on delete set null (assignee_id),
  add foreign key (store_id, stage_id) references stage on delete set null (stage_id);
create index conversation_longest_wait on conversation (store_id, waiting_since, last_message_at desc, id desc) where state = 'open';
create index conversation_closed on conversation (store_id, last_message_at desc, id desc) where state = 'closed';
create index conversation_assignee on conversation (store_id, assignee_id) where assignee_id is not null;
create index conversation_stage on conversation (store_id, stage_id) where stage_id is not null;
select app.mark('conversation', 'none; class=message', 'assignee_id', 'assigned_at', 'stage_id', 'snoozed_until', 'snooze_why', 'version', 'touched', 'closed_from', 'failed');

-- Counted where a status changes, so that no list has to read messages.
create function app.count_failed() returns trigger language plpgsql set search_path = pg_catalog, public as $$
declare
  was int := case when tg_op = 'UPDATE' and old.status in ('failed', 'uncertain') then 1 else 0 end;
  has int := case when new.status in ('failed', 'uncertain') then 1 else 0 end;
begin
  if has <> was then
    update conversation set failed = greatest(0, failed + has - was)
      where store_id = new.store_id and id = new.conversation_id;
  end if;
  return null;
end $$;
create trigger message_failed after insert on message
  for each row when (new.status in ('failed', 'uncertain')) execute function app.count_failed();
create trigger message_failed_since after update of status on message
  for each row when (old.status is distinct from new.status
    and (old.status in ('failed', 'uncertain') or new.status in ('failed', 'uncertain'))) execute function app.count_failed();

-- A new store gets a way to a sale in its own first language; from there on it is the store's to change.
create function app.first_stages() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  insert into stage (store_id, id, name, position, ends)
    select new.store_id, gen_random_uuid(), s.name, s.position - 1, s.position = 4
    from unnest(case new.languages[1]
      when 'ky' then array['Жаңы', 'Сүйлөшүүдө', 'Буйрутма берди', 'Бүттү']
      when 'en' then array['New', 'Talking', 'Ordered', 'Done']
      else array['Новый', 'В разговоре', 'Заказал', 'Завершён'] end) with ordinality as s (name, position);
  return null;
end $$;
create trigger store_first_stages after insert on store for each row execute function app.first_stages();
