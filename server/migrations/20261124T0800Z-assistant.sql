-- Who answers for a store, and a record of every answer that was made.
-- provider 'offline' needs no key; `keys` names the providers whose key lies in the vault.
create table assistant (
  store_id uuid primary key references store on delete cascade,
  name text not null,
  tone text not null,
  instructions text not null,
  languages text[] not null,
  provider text not null default 'offline' check (provider in ('offline', 'openai', 'anthropic', 'google')),
  model text not null default 'offline',
  keys text[] not null default '{}',
  enabled boolean not null default true,
  updated_at timestamptz not null
);
select app.tenant('assistant', 'select, insert, update');
select app.mark('assistant', 'none; class=account', 'store_id', 'name', 'tone', 'instructions', 'languages', 'provider', 'model', 'keys', 'enabled', 'updated_at');

-- Services beside the models whose key the store has given; the key lies in the vault. problem: why it was refused last.
create table service_key (
  store_id uuid not null references store on delete cascade,
  service text not null check (service in ('elevenlabs', 'voyage')),
  given_at timestamptz not null,
  problem text check (problem in ('key_refused', 'no_quota')),
  problem_at timestamptz,
  primary key (store_id, service)
);
select app.tenant('service_key');
select app.mark('service_key', 'none; class=account', 'store_id', 'service', 'given_at', 'problem', 'problem_at');

-- One answer being made: what it cost and what it stands on. sources hold the shop's own texts, never a customer's.
create table turn (
  store_id uuid not null,
  id uuid not null,
  conversation_id uuid not null,
  assistant_name text not null,
  provider text not null,
  model text not null,
  input_tokens int not null,
  output_tokens int not null,
  latency_ms int not null,
  steps int not null,
  sources jsonb not null,
  outcome text not null check (outcome in ('answered', 'drafted', 'handed_off', 'stale', 'failed')),
  reason text,
  at timestamptz not null,
  primary key (store_id, id),
  foreign key (store_id, conversation_id) references conversation on delete cascade
);
create index turn_conversation on turn (store_id, conversation_id, id desc);
create index turn_at on turn (store_id, at);
select app.tenant('turn', 'select, insert, delete');
select app.mark('turn', 'none; class=trace', 'store_id', 'id', 'conversation_id', 'assistant_name', 'provider', 'model', 'input_tokens', 'output_tokens', 'latency_ms', 'steps', 'sources', 'outcome', 'reason', 'at');
