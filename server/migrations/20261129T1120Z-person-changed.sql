-- The provider told that somebody writes from another number, or from another device, from then on. It is shown until
-- somebody of the shop has looked; the time stays, so that the same told twice is no second change.
alter table conversation
  add person_changed text check (person_changed in ('number', 'device')),
  add person_changed_at timestamptz,
  add person_changed_seen boolean not null default false;
select app.mark('conversation', 'none; class=message', 'person_changed', 'person_changed_at', 'person_changed_seen');
