-- Secrets, sealed twice: by the program (AES-256-GCM under the store's data key) and by the database (pgcrypto).
-- Nothing reads these tables but the definer functions below, which need the second key in the call.
create table vault.data_key (
  store_id uuid not null references store on delete cascade,
  version int not null,
  master_key_no int not null,
  wrapped bytea not null,
  created_at timestamptz not null,
  primary key (store_id, version)
);
create table vault.secret (
  store_id uuid not null references store on delete cascade,
  owner text not null,
  row_id uuid not null,
  name text not null,
  sealed bytea not null,
  sealed_at timestamptz not null,
  primary key (store_id, owner, row_id, name)
);
select app.mark('vault.data_key', 'none; class=secret', 'store_id', 'version', 'master_key_no', 'wrapped', 'created_at');
select app.mark('vault.secret', 'none; class=secret', 'store_id', 'owner', 'row_id', 'name', 'sealed', 'sealed_at');

create function app.put_secret(owner text, row_id uuid, name text, sealed bytea, key text, at timestamptz) returns void
  language sql security definer set search_path = pg_catalog, public as $$
  insert into vault.secret values (app.store_id(), $1, $2, $3, public.pgp_sym_encrypt_bytea($4, $5, 'cipher-algo=aes256, s2k-mode=1'), $6)
    on conflict (store_id, owner, row_id, name) do update set sealed = excluded.sealed, sealed_at = excluded.sealed_at $$;
create function app.get_secret(owner text, row_id uuid, name text, key text) returns bytea
  language sql stable security definer set search_path = pg_catalog, public as $$
  select public.pgp_sym_decrypt_bytea(s.sealed, $4) from vault.secret s
    where s.store_id = app.store_id() and s.owner = $1 and s.row_id = $2 and s.name = $3 $$;
create function app.destroy_secrets(owner text, row_id uuid) returns void
  language sql security definer set search_path = pg_catalog as $$
  delete from vault.secret s where s.store_id = app.store_id() and s.owner = $1 and s.row_id = $2 $$;
create function app.list_secrets(key text) returns table (owner text, row_id uuid, name text, sealed bytea)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select s.owner, s.row_id, s.name, public.pgp_sym_decrypt_bytea(s.sealed, $1) from vault.secret s where s.store_id = app.store_id() $$;

create function app.put_data_key(version int, master_key_no int, wrapped bytea, at timestamptz) returns void
  language sql security definer set search_path = pg_catalog as $$
  insert into vault.data_key values (app.store_id(), $1, $2, $3, $4)
    on conflict (store_id, version) do update set master_key_no = excluded.master_key_no, wrapped = excluded.wrapped $$;
create function app.data_keys() returns table (version int, master_key_no int, wrapped bytea)
  language sql stable security definer set search_path = pg_catalog as $$
  select k.version, k.master_key_no, k.wrapped from vault.data_key k where k.store_id = app.store_id() order by k.version $$;
create function app.destroy_data_keys(below int) returns void
  language sql security definer set search_path = pg_catalog as $$
  delete from vault.data_key k where k.store_id = app.store_id() and k.version < $1 $$;
revoke all on all functions in schema app from public;
grant execute on function app.store_id, app.status_rank, app.append_events to tutum_store, tutum_lane, tutum_edge;
grant execute on function app.claim_route, app.release_route, app.put_secret, app.get_secret, app.destroy_secrets, app.list_secrets,
  app.put_data_key, app.data_keys, app.destroy_data_keys to tutum_store;
