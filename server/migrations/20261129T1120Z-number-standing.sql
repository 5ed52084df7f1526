-- How Meta rates a number and what it lets it do, in its own words, lower case; null where it was not asked or did not say.
alter table channel_health add standing jsonb;
select app.mark('channel_health', 'none; class=account', 'standing');

-- That one of them changed is a line of the channel as well, and falling to red a trouble of its own.
alter table channel_notice drop constraint channel_notice_kind_check;
alter table channel_notice add constraint channel_notice_kind_check
  check (kind in ('number_quality', 'number_name', 'capability', 'account', 'alert', 'standing'));
alter table channel_trouble drop constraint channel_trouble_kind_check;
alter table channel_trouble add constraint channel_trouble_kind_check check (kind in
  ('broken', 'restricted', 'permission', 'deaf', 'silent', 'quality', 'quality_low', 'token_ending', 'ai_priced'));
