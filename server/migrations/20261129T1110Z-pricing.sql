-- What WhatsApp says of a message's price: category, model, type, whether it is billed. Never how much.
alter table message add pricing jsonb;
select app.mark('message', 'none; class=message', 'pricing');
alter table early_status add pricing jsonb;
select app.mark('early_status', 'none; class=message', 'pricing');

-- Who comes by an ad is answered for free within a day, and that answer makes three days free.
alter table conversation
  -- When they last came by one, and when the shop first answered after that.
  add ad_at timestamptz,
  add ad_answered_at timestamptz,
  -- Until when nothing is charged, as Meta itself has said.
  add free_until timestamptz;
select app.mark('conversation', 'none; class=message', 'ad_at', 'ad_answered_at', 'free_until');

-- Meta charges the answers as those of an AI provider: to be known at once.
alter table channel_trouble drop constraint channel_trouble_kind_check;
alter table channel_trouble add constraint channel_trouble_kind_check
  check (kind in ('broken', 'restricted', 'permission', 'deaf', 'silent', 'quality', 'token_ending', 'ai_priced'));
