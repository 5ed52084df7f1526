-- What the shop tells its assistant in its own words, and the passages these documents are cut into.
create table document (
  store_id uuid not null references store on delete cascade,
  id uuid not null,
  title text not null check (title <> ''),
  format text not null check (format in ('text', 'markdown')),
  language text check (language in ('ru', 'ky', 'en')),
  text text not null,
  state text not null default 'reading' check (state in ('reading', 'ready', 'failed')),
  revision int not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (store_id, id)
);
select app.tenant('document');
select app.mark('document', 'none; class=catalog', 'store_id', 'id', 'title', 'format', 'language', 'text', 'state', 'revision', 'created_at', 'updated_at');

-- See product_passage for words, letters and embedding.
create table passage (
  store_id uuid not null,
  id uuid not null,
  document_id uuid not null,
  position int not null,
  language text not null,
  title text not null,
  body text not null,
  digest text not null,
  words tsvector not null,
  letters text not null,
  embedder text,
  embedding halfvec(512),
  primary key (store_id, id),
  unique (store_id, document_id, position),
  foreign key (store_id, document_id) references document on delete cascade
);
select app.tenant('passage');
select app.mark('passage', 'none; class=catalog', 'store_id', 'id', 'document_id', 'position', 'language', 'title', 'body', 'digest', 'words', 'letters', 'embedder', 'embedding');
