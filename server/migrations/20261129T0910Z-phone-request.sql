-- The customer has shared their number by a button of ours. Their app has put its keyboard away and keeps it at hand: the
-- next words to them take it back for good.
alter table conversation add keyboard_done boolean not null default false;
select app.mark('conversation', 'none; class=message', 'keyboard_done');
