-- A message in another language, for the shop's people; asked of the model once. of_text: the text that it translates, by
-- its hash, so that an edited message is translated anew.
create table translation (
  store_id uuid not null,
  message_id uuid not null,
  language text not null check (language in ('ru', 'ky', 'en')),
  of_text text not null,
  text text not null,
  created_at timestamptz not null,
  primary key (store_id, message_id, language),
  foreign key (store_id, message_id) references message on delete cascade
);
select app.tenant('translation');
select app.mark('translation', 'none; class=message', 'store_id', 'message_id', 'language', 'of_text', 'created_at');
select app.mark('translation', 'personal:contact; class=message', 'text');

-- What was edited or taken back is in no language any more.
create function app.forget_translations() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  delete from translation where store_id = new.store_id and message_id = new.id;
  return null;
end $$;
create trigger message_translations after update of text on message
  for each row when (old.text is distinct from new.text) execute function app.forget_translations();
