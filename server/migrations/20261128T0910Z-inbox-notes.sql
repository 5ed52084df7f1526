-- What members say among themselves, and texts that stand ready to be said.

-- A note is a message that never leaves: no status, no provider, and no way to become one that does.
alter table message
  add constraint message_inside check (direction <> 'internal' or status is null and provider_id is null),
  add constraint message_note check (kind <> 'note' or direction = 'internal' and author = 'member' and author_member_id is not null);

create function app.refuse_leaving() returns trigger language plpgsql as $$
begin
  raise exception 'what is said inside stays inside' using errcode = 'check_violation';
end $$;
create trigger message_stays_inside before update of direction on message for each row
  when (old.direction = 'internal' and new.direction <> 'internal') execute function app.refuse_leaving();

-- A foreign key could say this only with a second unique index on every message. Like one it looks when the statement
-- has ended, so that message and place may be written by one statement.
create function app.outgoing_alone() returns trigger language plpgsql as $$
begin
  if not exists (select from public.message m
    where m.store_id = new.store_id and m.id = new.message_id and m.direction = 'out') then
    raise exception 'the outbox takes only what goes out' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create trigger outbox_outgoing after insert or update of message_id on outbox for each row
  execute function app.outgoing_alone();

-- Somebody was asked to look at a note.
create table mention (
  store_id uuid not null,
  member_id uuid not null,
  message_id uuid not null,
  seen_at timestamptz,
  created_at timestamptz not null,
  primary key (store_id, member_id, message_id),
  foreign key (store_id, member_id) references member on delete cascade,
  foreign key (store_id, message_id) references message on delete cascade
);
create index mention_message on mention (store_id, message_id);
create index mention_unseen on mention (store_id, member_id) where seen_at is null;
select app.tenant('mention');
select app.mark('mention', 'none; class=message', 'store_id', 'member_id', 'message_id', 'seen_at', 'created_at');

-- A text under its shortcut; of everybody where it has no owner. The same shortcut may stand once in each language.
create table canned_reply (
  store_id uuid not null references store on delete cascade,
  id uuid not null,
  owner_member_id uuid,
  language text not null check (language in ('ru', 'ky', 'en')),
  shortcut text not null,
  text text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (store_id, id),
  foreign key (store_id, owner_member_id) references member on delete cascade
);
create unique index canned_reply_shortcut on canned_reply (store_id, owner_member_id, language, shortcut) nulls not distinct;
select app.tenant('canned_reply');
select app.mark('canned_reply', 'none; class=account', 'store_id', 'id', 'owner_member_id', 'language', 'shortcut', 'text', 'created_at', 'updated_at');
