-- Message templates of a WhatsApp business account, as Meta knows them, and what Meta says of the account itself.
create table message_template (
  store_id uuid not null references store on delete cascade,
  id uuid not null,
  business_id text not null,
  provider_id text not null,
  name text not null,
  language text not null,
  category text not null check (category in ('marketing', 'utility', 'authentication')),
  -- Meta's own word, lower case: it adds new ones, and an unknown one must not stop the list.
  state text not null,
  state_reason text,
  state_advice text,
  quality text,
  -- Meta's own list: what we do not understand yet is kept whole.
  components jsonb not null,
  -- Webhooks come in any order: each fact remembers when Meta told it.
  state_at timestamptz not null,
  category_at timestamptz not null,
  quality_at timestamptz not null,
  checked_at timestamptz not null,
  primary key (store_id, id),
  unique (store_id, business_id, name, language)
);
create index message_template_provider on message_template (store_id, business_id, provider_id);
select app.tenant('message_template');
select app.mark('message_template', 'none; class=account', 'store_id', 'id', 'business_id', 'provider_id', 'name', 'language', 'category', 'state', 'state_reason', 'state_advice', 'quality', 'components', 'state_at', 'category_at', 'quality_at', 'checked_at');

-- When the list was last read to its end, and why it could not be since.
create table template_listing (
  store_id uuid not null references store on delete cascade,
  business_id text not null,
  read_at timestamptz,
  failed_reason text,
  primary key (store_id, business_id)
);
select app.tenant('template_listing');
select app.mark('template_listing', 'none; class=account', 'store_id', 'business_id', 'read_at', 'failed_reason');

-- What a provider told about an account: quality, limits, restrictions. Shown as lines of the channel.
create table channel_notice (
  store_id uuid not null,
  id uuid not null,
  channel_id uuid not null,
  kind text not null check (kind in ('number_quality', 'number_name', 'capability', 'account', 'alert')),
  severity text not null check (severity in ('info', 'warning', 'critical')),
  word text not null,
  detail jsonb not null default '{}',
  at timestamptz not null,
  primary key (store_id, id),
  unique (store_id, channel_id, kind, word, at),
  foreign key (store_id, channel_id) references channel on delete cascade
);
create index channel_notice_newest on channel_notice (store_id, channel_id, at desc);
select app.tenant('channel_notice');
select app.mark('channel_notice', 'none; class=account', 'store_id', 'id', 'channel_id', 'kind', 'severity', 'word', 'detail', 'at');

-- WhatsApp business account -> channels. What concerns the account names it alone, and several numbers may hang on it,
-- of several stores too. Like edge.channel_route, the store's role cannot read it.
create table edge.business_route (
  business_id text not null,
  store_id uuid not null,
  channel_id uuid not null,
  primary key (business_id, store_id, channel_id),
  foreign key (store_id, channel_id) references channel on delete cascade
);
create index business_route_channel on edge.business_route (store_id, channel_id);
select app.mark('edge.business_route', 'none; class=account', 'business_id', 'store_id', 'channel_id');
grant select on edge.business_route to tutum_lane;

-- Kept by the table itself, so that whoever connects or disconnects a channel cannot forget it.
create function app.route_business() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  delete from edge.business_route r where r.store_id = new.store_id and r.channel_id = new.id;
  if new.kind = 'whatsapp' and new.state <> 'disconnected' and new.settings->>'wabaId' is not null then
    insert into edge.business_route (business_id, store_id, channel_id)
      values (new.settings->>'wabaId', new.store_id, new.id);
  end if;
  return null;
end $$;
revoke all on function app.route_business from public;
create trigger channel_routes_business after insert or update of settings, state on channel
  for each row execute function app.route_business();
