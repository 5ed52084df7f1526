-- How long the tokens of channels live and what they may not do, and the sign-ins at providers that bring them.
alter table channel
  add column token_issued_at timestamptz,
  -- Null when it does not end, or nobody has said.
  add column token_expires_at timestamptz,
  -- One attempt to renew at a time.
  add column token_tried_at timestamptz,
  -- Why the last attempt to renew failed.
  add column token_problem text,
  -- What we need or asked for, and the provider said is not allowed; by the provider's names.
  add column missing_permissions text[] not null default '{}';
select app.mark('channel', 'none; class=account', 'token_issued_at', 'token_expires_at', 'token_tried_at', 'token_problem', 'missing_permissions');

-- A sign-in at a provider that a member began; its state is good once, in the session that began it.
create table channel_sign_in (
  store_id uuid not null references store on delete cascade,
  state_hash bytea not null,
  kind text not null check (kind in ('whatsapp', 'instagram')),
  member_id uuid not null,
  session_id uuid not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  -- Names the token in the vault while somebody still has to choose between numbers.
  id uuid not null,
  -- What that token may do and until when; null when none waits.
  granted jsonb,
  -- What came of it; repeating the end of a sign-in answers with it.
  channel_id uuid,
  primary key (store_id, state_hash),
  foreign key (store_id, member_id) references member on delete cascade
);
select app.tenant('channel_sign_in');
create policy lane on channel_sign_in for select to tutum_lane using (true);
grant select (store_id, expires_at) on channel_sign_in to tutum_lane;
select app.mark('channel_sign_in', 'none; class=session', 'store_id', 'state_hash', 'kind', 'member_id', 'session_id', 'expires_at', 'used_at', 'id', 'granted', 'channel_id');
create index channel_sign_in_member on channel_sign_in (store_id, member_id);

-- Whether no other store holds this account: asked before anything is done at the provider that could not be undone.
create function app.route_is_free(kind text, external_id text) returns boolean
  language sql stable security definer set search_path = pg_catalog as $$
  select not exists (select 1 from edge.channel_route r
    where r.kind = $1 and r.external_id = $2 and r.store_id is distinct from app.store_id()) $$;
revoke all on function app.route_is_free from public;
grant execute on function app.route_is_free to tutum_store;
