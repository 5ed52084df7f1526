-- People, how they sign in, and which stores they belong to. People belong to no store: one person may have several.
create table person (
  id uuid primary key,
  name text not null,
  first_name text not null,
  last_name text not null,
  email text not null unique,
  email_verified boolean not null default false,
  image text,
  language text not null default 'ru' check (language in ('ru', 'ky', 'en')),
  created_at timestamptz not null,
  updated_at timestamptz not null
);
select app.mark('person', 'none; class=account', 'id', 'email_verified', 'language', 'created_at', 'updated_at');
select app.mark('person', 'personal:member; class=account', 'name', 'first_name', 'last_name', 'email', 'image');

create table session (
  id uuid primary key,
  person_id uuid not null references person on delete cascade,
  token text not null unique,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index session_person on session (person_id);
create index session_ended on session (expires_at);
select app.mark('session', 'none; class=session', 'id', 'person_id', 'expires_at', 'created_at', 'updated_at');
select app.mark('session', 'personal:member; class=session', 'token', 'ip_address', 'user_agent');

-- A way to sign in: a password (hashed) or another provider.
create table account (
  id uuid primary key,
  person_id uuid not null references person on delete cascade,
  account_id text not null,
  provider_id text not null,
  password text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (provider_id, account_id)
);
create index account_person on account (person_id);
select app.mark('account', 'none; class=account', 'id', 'person_id', 'provider_id', 'scope', 'access_token_expires_at', 'refresh_token_expires_at', 'created_at', 'updated_at');
select app.mark('account', 'personal:member; class=account', 'account_id', 'password', 'access_token', 'refresh_token', 'id_token');

-- Links sent by mail, until they are used or end.
create table verification (
  id uuid primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index verification_identifier on verification (identifier);
create index verification_ended on verification (expires_at);
select app.mark('verification', 'none; class=session', 'id', 'expires_at', 'created_at', 'updated_at');
select app.mark('verification', 'personal:member; class=session', 'identifier', 'value');

create table member (
  store_id uuid not null references store on delete cascade,
  id uuid not null,
  person_id uuid not null references person on delete cascade,
  role text not null check (role in ('owner', 'admin', 'operator')),
  created_at timestamptz not null,
  primary key (store_id, id),
  unique (store_id, person_id)
);
create index member_person on member (person_id);
select app.tenant('member');
-- Which stores a person belongs to is asked before a store is known: this role sees members and stores, nothing else.
create policy directory on member to tutum_directory using (true);
create policy directory on store to tutum_directory using (true);
grant select on member, store to tutum_directory;
select app.mark('member', 'none; class=account', 'store_id', 'id', 'role', 'created_at');
select app.mark('member', 'personal:member; class=account', 'person_id');

-- A store is made inside its own scope: the policy lets in only the row that is in force.
grant insert on store to tutum_store;

-- The members of the store in force with their names; the store's role cannot read people otherwise.
create function app.members() returns table (id uuid, person_id uuid, role text, first_name text, last_name text, email text, created_at timestamptz)
  language sql stable security definer set search_path = pg_catalog as $$
  select m.id, m.person_id, m.role, p.first_name, p.last_name, p.email, m.created_at
  from public.member m join public.person p on p.id = m.person_id
  where m.store_id = app.store_id() order by m.created_at, m.id $$;
revoke all on function app.members from public;
grant execute on function app.members to tutum_store;
