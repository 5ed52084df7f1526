-- What a customer was promised, and by when.
-- proposed: read out of what was said, and waits for a person to say whether it is one. kept, broken: how it ended.
create table promise (
  store_id uuid not null,
  id uuid not null,
  conversation_id uuid not null,
  -- In which it was said; none of one that was written down by hand.
  message_id uuid,
  by text not null check (by in ('member', 'assistant', 'phone')),
  member_id uuid,
  text text not null,
  due_at timestamptz not null,
  -- Before the window closes, where that comes first.
  remind_at timestamptz not null,
  state text not null check (state in ('proposed', 'open', 'kept', 'broken', 'dropped')),
  reminded_at timestamptz,
  overdue_at timestamptz,
  settled_at timestamptz,
  settled_by uuid,
  created_at timestamptz not null,
  primary key (store_id, id),
  foreign key (store_id, conversation_id) references conversation on delete cascade
);
create index promise_conversation on promise (store_id, conversation_id, due_at);
create unique index promise_message on promise (store_id, message_id) where message_id is not null;
select app.tenant('promise');
select app.mark('promise', 'none; class=message', 'store_id', 'id', 'conversation_id', 'message_id', 'by', 'member_id', 'due_at', 'remind_at', 'state', 'reminded_at', 'overdue_at', 'settled_at', 'settled_by', 'created_at');
select app.mark('promise', 'personal:contact; class=message', 'text');

-- The soonest of those that are open.
alter table conversation add promise_due_at timestamptz;
create index conversation_promise on conversation (store_id, promise_due_at) where promise_due_at is not null;
select app.mark('conversation', 'none; class=message', 'promise_due_at');

-- Reminded of when it is due, and an hour later if nobody has said how it ended.
create function app.keep_promise() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  perform app.set_timer(new.store_id, 'promise', new.id, new.conversation_id, case when new.state = 'open' then
    case when new.reminded_at is null then new.remind_at when new.overdue_at is null then new.due_at + interval '1 hour' end end);
  update conversation c set promise_due_at = s.soonest
    from (select min(p.due_at) as soonest from promise p
      where p.store_id = new.store_id and p.conversation_id = new.conversation_id and p.state = 'open') s
    where c.store_id = new.store_id and c.id = new.conversation_id and c.promise_due_at is distinct from s.soonest;
  return null;
end $$;
create trigger promise_kept after insert or update on promise for each row execute function app.keep_promise();
