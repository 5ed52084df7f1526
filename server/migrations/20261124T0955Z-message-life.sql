-- How often a message has been sent again by a person. The key that a provider returns names it.
alter table message add column life int not null default 0;
select app.mark('message', 'none; class=message', 'life');

-- What the second key does not open is a broken seal, as what the first one does not; it must not end the transaction.
create or replace function app.get_secret(owner text, row_id uuid, name text, key text) returns bytea
  language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  return (select public.pgp_sym_decrypt_bytea(s.sealed, $4) from vault.secret s
    where s.store_id = app.store_id() and s.owner = $1 and s.row_id = $2 and s.name = $3);
exception when external_routine_invocation_exception then
  return ''::bytea;
end $$;
