import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../server/src/platform/database/database.ts'
import { newId, type StoreId } from '../../server/src/platform/ids.ts'
import { freshDatabase } from '../../server/src/testing/database.ts'

// Security tests 34 and 36: read from the catalogue of a migrated database, so a new table is covered or fails.

interface TenantTable {
  name: string
  writable: boolean
}

let db: Database
let drop: () => Promise<void>
let tables: TenantTable[]
const rows = <Row extends object>(text: string) => db.asOwner((tx) => tx.query<Row>(text))

beforeAll(async () => {
  ;({ db, drop } = await freshDatabase())
  tables = await rows<TenantTable>(`
    select format('%I.%I', n.nspname, c.relname) as name, has_table_privilege('tutum_store', c.oid, 'insert') as writable
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname = 'public'
      and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'store_id' and not a.attisdropped)
    order by 1`)
})
afterAll(async () => {
  await db.close()
  await drop()
})

describe('every table of a store', () => {
  it('is known to this test', () => {
    expect(tables.length).toBeGreaterThanOrEqual(10)
  })

  it('has row-level security enabled and forced', async () => {
    const open = await rows(`
      select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and n.nspname = 'public' and not (c.relrowsecurity and c.relforcerowsecurity)
        and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'store_id' and not a.attisdropped)`)
    expect(open).toEqual([])
  })

  it('has a policy for the store role that checks what is written', async () => {
    const bare = await rows(`
      select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and n.nspname = 'public'
        and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'store_id' and not a.attisdropped)
        and not exists (select from pg_policy p where p.polrelid = c.oid and p.polqual is not null and p.polwithcheck is not null
                          and p.polroles @> array['tutum_store'::regrole::oid])`)
    expect(bare).toEqual([])
  })

  it('keeps store_id first in its primary key, its unique indexes and its foreign keys', async () => {
    const loose = await rows(`
      select i.indexrelid::regclass::text as name
      from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'store_id'
      where n.nspname = 'public' and i.indisunique and i.indkey[0] <> a.attnum
      union all
      select k.conname from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'store_id'
      where n.nspname = 'public' and k.contype = 'f' and k.conkey[1] <> a.attnum and k.confrelid <> 'public.person'::regclass`)
    expect(loose).toEqual([])
  })

  it('finds what refers to a row by an index, so that deleting one does not read whole tables', async () => {
    const unindexed = await rows<{ name: string }>(`
      select format('%s (%s)', f.conrelid::regclass, f.conname) as name from pg_constraint f
      where f.contype = 'f' and f.connamespace::regnamespace::text in ('public', 'edge', 'vault') and not exists (
        select from pg_index i where i.indrelid = f.conrelid and (i.indkey::int2[])[0:cardinality(f.conkey) - 1] @> f.conkey
          -- Of rows that refer to nothing an index need not know.
          and (i.indpred is null or pg_get_expr(i.indpred, i.indrelid) in (
            select format('(%I IS NOT NULL)', a.attname) from pg_attribute a
            where a.attrelid = f.conrelid and a.attnum = any(f.conkey))))`)
    expect(unindexed.map(({ name }) => name)).toEqual([])
  })

  it('shows nothing and takes nothing when no store is in force', async () => {
    for (const { name } of tables) {
      const seen = await db.asOwner(async (tx) => {
        await tx.query('set local role tutum_store')
        return tx.query<{ n: number }>(`select count(*)::int as n from ${name}`)
      })
      expect(seen, name).toEqual([{ n: 0 }])
    }
  })

  it('refuses a row for another store', async () => {
    const [mine, other] = [newId<'store'>(), newId<'store'>()]
    await addStore(mine)
    await addStore(other)
    for (const { name } of tables.filter((table) => table.writable)) {
      const write = db.withStore(mine, (tx) =>
        tx.query(`insert into ${name} (store_id) values ($1)`, [other]),
      )
      await expect(write, name).rejects.toThrow(/row-level security|null value|permission denied/)
    }
    const update = db.withStore(mine, (tx) =>
      tx.query('update store set name = $1 returning store_id', ['x']),
    )
    await expect(update).resolves.toEqual([{ store_id: mine }])
  })
})

describe('the database as a whole', () => {
  it('gives the application roles no way around the policies', async () => {
    const strong = await rows(`
      select rolname from pg_roles where rolname like 'tutum\\_%' and rolname in ('tutum_store', 'tutum_edge', 'tutum_lane', 'tutum_directory', 'tutum_search')
        and (rolsuper or rolbypassrls or rolcanlogin
             or exists (select from pg_class c where c.relowner = pg_roles.oid))`)
    expect(strong).toEqual([])
    const truncate = await rows(`
      select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and n.nspname in ('public', 'edge', 'vault') and has_table_privilege('tutum_store', c.oid, 'truncate')`)
    expect(truncate).toEqual([])
  })

  it('has no view or materialised view that would look past them, and pins the path of definer functions', async () => {
    const views = await rows(`
      select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('v', 'm') and n.nspname in ('public', 'app', 'edge', 'vault')
        and not (c.relkind = 'v' and coalesce('security_invoker=true' = any(c.reloptions), false))`)
    const functions = await rows(`
      select p.oid::regprocedure::text as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where p.prosecdef and n.nspname in ('public', 'app', 'edge', 'vault')
        and not exists (select from unnest(coalesce(p.proconfig, '{}')) s where s like 'search_path=%')`)
    expect([...views, ...functions]).toEqual([])
  })

  it('marks every column: whose data it holds and how long it stays', async () => {
    const unmarked = await rows(`
      select format('%s.%s', c.oid::regclass, a.attname) as name from pg_attribute a join pg_class c on c.oid = a.attrelid
      join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and n.nspname in ('public', 'edge', 'vault') and c.relname <> 'migration' and a.attnum > 0 and not a.attisdropped
        and coalesce(col_description(c.oid, a.attnum), '') !~ '^(none|personal:(member|contact)); class=[a-z]+$'`)
    expect(unmarked).toEqual([])
  })
})

async function addStore(id: StoreId): Promise<void> {
  await db.withStore(id, (tx) =>
    tx.query(
      `insert into store (store_id, name, country, currency, time_zone, languages, created_at)
       values ($1, 'A', 'KG', 'KGS', 'Asia/Bishkek', '{ru}', now())`,
      [id],
    ),
  )
}
