-- What the inbox does by itself after a while: closes what is silent, returns a conversation to the assistant, and asks
-- how it went. All of it is off until the store says so.
alter table inbox_rules
  -- Silence after our own last word, with nobody waiting.
  add close_after_hours int check (close_after_hours between 1 and 8760),
  -- After a person's last word.
  add return_after_minutes int check (return_after_minutes between 1 and 10080),
  add survey boolean not null default false;
select app.mark('inbox_rules', 'none; class=account', 'close_after_hours', 'return_after_minutes', 'survey');

-- When the assistant gets it back, unless a person says something before.
alter table conversation add return_at timestamptz;
select app.mark('conversation', 'none; class=message', 'return_at');

-- Begins to be silent: looked at when it may have lasted long enough, however much was said until then.
create function app.keep_closing_timer() returns trigger language plpgsql set search_path = pg_catalog, public as $$
declare hours int;
begin
  select close_after_hours into hours from inbox_rules where store_id = new.store_id;
  if hours is not null then
    perform app.set_timer(new.store_id, 'close', new.id, new.id,
      case when new.state = 'open' and new.waiting_since is null and new.snooze_why is null
        then new.last_message_at + hours * interval '1 hour' end);
  end if;
  return null;
end $$;
create trigger conversation_closing after update of waiting_since, snooze_why, state on conversation
  for each row when (old.waiting_since is distinct from new.waiting_since or old.snooze_why is distinct from new.snooze_why
    or old.state is distinct from new.state) execute function app.keep_closing_timer();

-- The rule has changed: all that is silent is looked at by what stands now.
create function app.restart_closing() returns void language plpgsql set search_path = pg_catalog, public as $$
begin
  delete from timer t where t.store_id = app.store_id() and t.kind = 'close';
  insert into timer (store_id, kind, subject_id, conversation_id, at)
    select c.store_id, 'close', c.id, c.id, c.last_message_at + r.close_after_hours * interval '1 hour'
    from inbox_rules r join conversation c on c.store_id = r.store_id
    where r.store_id = app.store_id() and r.close_after_hours is not null
      and c.state = 'open' and c.waiting_since is null and c.snooze_why is null;
end $$;

-- Only while a person speaks there is something to return.
create function app.keep_return_timer() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  if new.speaker <> 'member' or new.state = 'closed' then new.return_at := null; end if;
  if new.return_at is distinct from old.return_at then
    perform app.set_timer(new.store_id, 'return', new.id, new.id, new.return_at);
  end if;
  return new;
end $$;
create trigger conversation_return before update of return_at, speaker, state on conversation
  for each row when (old.return_at is not null or new.return_at is not null) execute function app.keep_return_timer();

-- How it went, asked once after a closing and answered once. What was said beside the figure is a message like others.
create table survey (
  store_id uuid not null,
  id uuid not null,
  conversation_id uuid not null,
  message_id uuid not null,
  language text not null,
  asked_at timestamptz not null,
  score int check (score between 1 and 5),
  answered_at timestamptz,
  comment_message_id uuid,
  primary key (store_id, id),
  foreign key (store_id, conversation_id) references conversation on delete cascade
);
create index survey_conversation on survey (store_id, conversation_id, asked_at desc);
select app.tenant('survey');
select app.mark('survey', 'none; class=message', 'store_id', 'id', 'conversation_id', 'message_id', 'language', 'asked_at', 'score', 'answered_at', 'comment_message_id');
