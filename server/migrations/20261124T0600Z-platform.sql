-- The ground: roles, the store setting, column marks, and one procedure that closes a table to other stores.
create extension if not exists pgcrypto;
create extension if not exists pg_trgm;
create extension if not exists vector;

-- Roles belong to the whole server, so several databases (and several starting processes) may race to make them.
do $$
declare wanted text;
begin
  foreach wanted in array array['tutum_store', 'tutum_edge', 'tutum_lane', 'tutum_directory', 'tutum_search'] loop
    begin
      if not exists (select from pg_roles where rolname = wanted) then
        execute format('create role %I nologin nobypassrls', wanted);
      end if;
    exception when duplicate_object or unique_violation then null;
    end;
    execute format('grant %I to current_user', wanted);
  end loop;
end $$;

create schema app;
create schema edge;
create schema vault;
revoke all on schema vault from public;
revoke create on schema public from public;
grant usage on schema app, public to tutum_store, tutum_lane, tutum_directory, tutum_search;
grant usage on schema edge to tutum_edge, tutum_lane;

-- After a commit the setting is '' (not null) on a pooled connection, hence nullif. Its body is bound when it is made, so
-- that no search path changes it and every policy takes it in as an expression instead of calling it.
create function app.store_id() returns uuid language sql stable parallel safe
  return nullif(current_setting('app.store_id', true), '')::uuid;

-- Every column says whether it holds personal data, of whom, and its retention class:
--   'none' | 'personal:<member|contact>' and a class. Export, erasure and retention are generated from these marks.
create function app.mark(of_table regclass, mark text, variadic columns text[]) returns void language plpgsql as $$
declare c text;
begin
  foreach c in array columns loop
    execute format('comment on column %s.%I is %L', of_table, c, mark);
  end loop;
end $$;

-- Closes a tenant table: row-level security enabled and forced, one policy, no TRUNCATE for the application.
create function app.tenant(of_table regclass, granted text default 'select, insert, update, delete') returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', of_table);
  execute format('alter table %s force row level security', of_table);
  execute format('create policy tenant on %s to tutum_store using (store_id = (select app.store_id())) with check (store_id = (select app.store_id()))', of_table);
  execute format('grant %s on %s to tutum_store', granted, of_table);
end $$;

-- The store itself is a tenant row whose own id is the store.
create table store (
  store_id uuid primary key,
  name text not null,
  country text not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  time_zone text not null,
  languages text[] not null,
  created_at timestamptz not null
);
select app.tenant('store', 'select, update');
select app.mark('store', 'none; class=account', 'store_id', 'name', 'country', 'currency', 'time_zone', 'languages', 'created_at');

-- One row per store: the last number given to an event. Its lock makes event numbers follow commit order.
create table store_sequence (
  store_id uuid primary key references store on delete cascade,
  last bigint not null default 0
);
select app.tenant('store_sequence');
select app.mark('store_sequence', 'none; class=account', 'store_id', 'last');

-- What happened in a store, in order. Carries ids, never texts: a reader fetches what it may see.
create table store_event (
  store_id uuid not null references store on delete cascade,
  seq bigint not null,
  kind text not null,
  payload jsonb not null,
  at timestamptz not null,
  primary key (store_id, seq)
);
select app.tenant('store_event');
select app.mark('store_event', 'none; class=event', 'store_id', 'seq', 'kind', 'payload', 'at');
create index store_event_at on store_event using brin (at);

-- Appends events in one statement: numbers are taken under the store's row lock, so take them last in a transaction.
create function app.append_events(events jsonb, happened timestamptz) returns bigint language plpgsql
  set search_path = pg_catalog, public as $$
declare upto bigint; n int := jsonb_array_length(events);
begin
  insert into store_sequence (store_id, last) values (app.store_id(), n)
    on conflict (store_id) do update set last = store_sequence.last + n returning last into upto;
  insert into store_event (store_id, seq, kind, payload, at)
    select app.store_id(), upto - n + e.ordinality, e.value->>'kind', e.value->'payload', happened
    from jsonb_array_elements(events) with ordinality e;
  return upto;
end $$;
grant execute on function app.append_events to tutum_store;
