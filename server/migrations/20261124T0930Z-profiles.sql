-- What providers that send no names say of a person when they are asked.
alter table identity
  -- From then on a message of theirs makes us ask again; null when nobody has asked yet.
  add column profile_due_at timestamptz,
  -- Failed tries since it was last asked for.
  add column profile_tries int not null default 0,
  -- Their picture, made small.
  add column picture_sha256 text;
select app.mark('identity', 'none; class=message', 'profile_due_at', 'profile_tries');
select app.mark('identity', 'personal:contact; class=message', 'picture_sha256');
