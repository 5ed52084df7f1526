-- What the shop sells, and the passages by which it is found.
create table product (
  store_id uuid not null references store on delete cascade,
  id uuid not null,
  slug text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (store_id, id),
  unique (store_id, slug)
);
select app.tenant('product');
select app.mark('product', 'none; class=catalog', 'store_id', 'id', 'slug', 'created_at', 'updated_at');

create table product_text (
  store_id uuid not null,
  product_id uuid not null,
  language text not null check (language in ('ru', 'ky', 'en')),
  title text not null check (title <> ''),
  description text not null default '',
  primary key (store_id, product_id, language),
  foreign key (store_id, product_id) references product on delete cascade
);
select app.tenant('product_text');
select app.mark('product_text', 'none; class=catalog', 'store_id', 'product_id', 'language', 'title', 'description');

-- The thing that is sold. A product without options still has one.
create table variant (
  store_id uuid not null,
  id uuid not null,
  product_id uuid not null,
  sku text not null check (sku <> ''),
  options jsonb not null default '{}',
  price_minor bigint not null check (price_minor >= 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  stock int not null check (stock >= 0),
  position int not null,
  primary key (store_id, id),
  -- Judged when a statement ends, so that two variants may trade their SKUs.
  unique (store_id, sku) deferrable,
  foreign key (store_id, product_id) references product on delete cascade
);
create index variant_product on variant (store_id, product_id, position);
select app.tenant('variant');
select app.mark('variant', 'none; class=catalog', 'store_id', 'id', 'product_id', 'sku', 'options', 'price_minor', 'currency', 'stock', 'position');

-- One per product and language, always written in the transaction of its product.
-- `words` is full text ('russian' stems Cyrillic words as Russian and Latin ones as English), `letters` the sound skeleton
-- for trigrams, `embedding` the meaning; it is null until a job has asked the embedder, whose name stands beside it.
create table product_passage (
  store_id uuid not null,
  id uuid not null,
  product_id uuid not null,
  language text not null,
  title text not null,
  body text not null,
  digest text not null,
  words tsvector not null,
  letters text not null,
  embedder text,
  embedding halfvec(512),
  primary key (store_id, id),
  unique (store_id, product_id, language),
  foreign key (store_id, product_id) references product on delete cascade
);
select app.tenant('product_passage');
select app.mark('product_passage', 'none; class=catalog', 'store_id', 'id', 'product_id', 'language', 'title', 'body', 'digest', 'words', 'letters', 'embedder', 'embedding');
