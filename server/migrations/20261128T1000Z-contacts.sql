-- One person may be known as several contacts. Merged, each keeps its own row, its own identities and what was written
-- about it; only `merged_into` says whom it is shown as, and conversation.contact_id is always the one that is shown.
-- identity.contact_id stays the contact that the identity belongs to, so that taking a merge back loses nothing that came
-- meanwhile. Whoever erases a contact erases all that were merged into it.
alter table contact
  add merged_into uuid check (merged_into <> id),
  add foreign key (store_id, merged_into) references contact on delete cascade;
create index contact_merged on contact (store_id, merged_into) where merged_into is not null;
select app.mark('contact', 'none; class=message', 'merged_into');

-- Said by somebody of the shop: what they write is no longer asked for their language.
alter table contact add language_chosen boolean not null default false check (language is not null or not language_chosen);
select app.mark('contact', 'none; class=message', 'language_chosen');

-- Which contact was merged into which, by whom. A row that stands is the same as `merged_into` of the merged one.
create table contact_merge (
  store_id uuid not null,
  id uuid not null,
  kept_id uuid not null,
  merged_id uuid not null,
  by_member_id uuid not null,
  at timestamptz not null,
  undone_by uuid,
  undone_at timestamptz,
  primary key (store_id, id),
  foreign key (store_id, kept_id) references contact on delete cascade,
  foreign key (store_id, merged_id) references contact on delete cascade
);
create unique index contact_merge_standing on contact_merge (store_id, merged_id) where undone_at is null;
create index contact_merge_kept on contact_merge (store_id, kept_id);
create index contact_merge_merged on contact_merge (store_id, merged_id);
select app.tenant('contact_merge');
select app.mark('contact_merge', 'none; class=message', 'store_id', 'id', 'kept_id', 'merged_id', 'by_member_id', 'at', 'undone_by', 'undone_at');

-- A conversation that was given to another contact with the identities that lead to it.
create table conversation_move (
  store_id uuid not null,
  id uuid not null,
  conversation_id uuid not null,
  from_id uuid not null,
  to_id uuid not null,
  by_member_id uuid not null,
  at timestamptz not null,
  undone_by uuid,
  undone_at timestamptz,
  primary key (store_id, id),
  foreign key (store_id, conversation_id) references conversation on delete cascade,
  foreign key (store_id, from_id) references contact on delete cascade,
  foreign key (store_id, to_id) references contact on delete cascade
);
create index conversation_move_conversation on conversation_move (store_id, conversation_id);
create index conversation_move_from on conversation_move (store_id, from_id);
create index conversation_move_to on conversation_move (store_id, to_id);
select app.tenant('conversation_move');
select app.mark('conversation_move', 'none; class=message', 'store_id', 'id', 'conversation_id', 'from_id', 'to_id', 'by_member_id', 'at', 'undone_by', 'undone_at');

-- Somebody said that these are two people: nobody is asked again. `one_id` is the smaller.
create table contact_distinct (
  store_id uuid not null,
  one_id uuid not null,
  other_id uuid not null check (one_id < other_id),
  by_member_id uuid not null,
  at timestamptz not null,
  primary key (store_id, one_id, other_id),
  foreign key (store_id, one_id) references contact on delete cascade,
  foreign key (store_id, other_id) references contact on delete cascade
);
create index contact_distinct_other on contact_distinct (store_id, other_id);
select app.tenant('contact_distinct');
select app.mark('contact_distinct', 'none; class=message', 'store_id', 'one_id', 'other_id', 'by_member_id', 'at');

-- What the shop's people wrote down of a contact: under a name, or without one as a note.
create table contact_fact (
  store_id uuid not null,
  id uuid not null,
  contact_id uuid not null,
  name text,
  value text not null,
  by_member_id uuid not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (store_id, id),
  foreign key (store_id, contact_id) references contact on delete cascade
);
create index contact_fact_contact on contact_fact (store_id, contact_id);
select app.tenant('contact_fact');
select app.mark('contact_fact', 'none; class=message', 'store_id', 'id', 'contact_id', 'by_member_id', 'created_at', 'changed_at');
select app.mark('contact_fact', 'personal:contact; class=message', 'name', 'value');

-- By what one person is recognised in another place: columns and no expressions, as a policy lets an index be asked for
-- nothing else. The number by its last nine digits; a username from six letters on; the account behind a thread, which at
-- Telegram is the same for every bot and for the shop's own account (`connection:chat`).
alter table identity
  add phone_key text generated always as (case when length(regexp_replace(phone, '\D', '', 'g')) >= 9
    then right(regexp_replace(phone, '\D', '', 'g'), 9) end) stored,
  add username_key text generated always as (case when length(username) >= 6 then lower(username) end) stored,
  add account_key text generated always as (substring(external_id from '[^:]+$')) stored;
create index identity_phone on identity (store_id, phone_key) where phone_key is not null;
create index identity_username on identity (store_id, username_key) where username_key is not null;
create index identity_account on identity (store_id, account_key) where account_key is not null;
select app.mark('identity', 'personal:contact; class=message', 'phone_key', 'username_key', 'account_key');

-- Files of a person are shown without reading through all that was said.
create index message_files on message (store_id, conversation_id, id desc)
  where kind in ('image', 'video', 'audio', 'voice', 'document', 'sticker');
