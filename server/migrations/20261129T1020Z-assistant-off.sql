-- Where the assistant does not answer: a supplier, a relative, a number that is no shop window.
alter table contact add assistant_off boolean not null default false;
alter table channel add assistant_off boolean not null default false;
select app.mark('contact', 'none; class=message', 'assistant_off');
select app.mark('channel', 'none; class=account', 'assistant_off');

-- By which switch the assistant is silent in a conversation; null where it may speak. Of contacts that are shown as one, one
-- is enough. Volatile, so that whoever has waited for a conversation's lock sees a switch that was made meanwhile; in
-- plpgsql, because a connection plans that once.
create function app.assistant_off(of_channel uuid, of_contact uuid) returns text language plpgsql volatile as $$
begin
  if exists (
    with recursive one as (
      select p.id, p.assistant_off from contact p where p.store_id = app.store_id() and p.id = of_contact
      union select m.id, m.assistant_off from one join contact m on m.store_id = app.store_id() and m.merged_into = one.id
    )
    select from one where one.assistant_off
  ) then return 'contact'; end if;
  if exists (select from channel k where k.store_id = app.store_id() and k.id = of_channel and k.assistant_off)
  then return 'channel'; end if;
  return null;
end $$;
