-- The assistant writes, a person approves.

-- Who speaks when no person does: the store's choice, and a conversation's own where somebody made one.
alter table inbox_rules add drafts boolean not null default false;
select app.mark('inbox_rules', 'none; class=account', 'drafts');

create function app.usual_speaker() returns text language sql stable as $$
  select case when exists (select 1 from inbox_rules where store_id = app.store_id() and drafts) then 'draft' else 'assistant' end
$$;

alter table conversation
  add usual_speaker text check (usual_speaker in ('assistant', 'draft')),
  -- What waits there for a person.
  add draft_id uuid;
select app.mark('conversation', 'none; class=message', 'usual_speaker', 'draft_id');

-- An answer that nobody has said yet, so no message: nothing of a thread, its counts, its search or what the model reads
-- may hold it. `words` still has its slots, `text` is what a person reads and approves. epoch and wanted are the fence.
create table draft (
  store_id uuid not null,
  id uuid not null,
  conversation_id uuid not null,
  turn_id uuid not null,
  epoch bigint not null,
  wanted bigint not null,
  language text not null,
  words text not null,
  text text not null,
  written_at timestamptz not null,
  primary key (store_id, id),
  unique (store_id, conversation_id),
  foreign key (store_id, conversation_id) references conversation on delete cascade
);
select app.tenant('draft');
select app.mark('draft', 'none; class=message', 'store_id', 'id', 'conversation_id', 'turn_id', 'epoch', 'wanted', 'language', 'written_at');
select app.mark('draft', 'personal:contact; class=message', 'words', 'text');

-- Whatever was said or decided since has made it void; so that nothing that speaks, closes, blocks or answers need think of it.
create function app.void_draft() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  delete from draft where store_id = old.store_id and id = old.draft_id;
  if new.draft_id = old.draft_id then new.draft_id := null; end if;
  return new;
end $$;
create trigger conversation_draft before update of epoch, heard, answered, speaker, draft_id on conversation
  for each row when (old.draft_id is not null and (new.draft_id is distinct from old.draft_id or new.epoch <> old.epoch
    or new.heard <> old.heard or new.answered <> old.answered or new.speaker <> old.speaker)) execute function app.void_draft();

-- Of an assistant's message: who let it go.
alter table message add approved_by uuid;
select app.mark('message', 'none; class=message', 'approved_by');
