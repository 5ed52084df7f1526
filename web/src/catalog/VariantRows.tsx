import { Plus, Trash2 } from 'lucide-react'
import { Field } from '../design/Field.tsx'
import { useT } from '../i18n/i18n.tsx'
import { emptyRow, type VariantRow, type Wrongs } from './draft.ts'

interface Props {
  rows: VariantRow[]
  currency: string
  wrongs: Wrongs
  onChange: (rows: VariantRow[]) => void
}

const columns = ['sku', 'options', 'price', 'stock'] as const
type Column = (typeof columns)[number]

/** Each variant is a line of fields; on a phone the lines become blocks. */
export function VariantRows({ rows, currency, wrongs, onChange }: Props) {
  const t = useT()
  const change = (key: string, part: Partial<VariantRow>) =>
    onChange(rows.map((row) => (row.key === key ? { ...row, ...part } : row)))
  const labels: Record<Column, string> = {
    sku: t('catalog.sku'),
    options: t('catalog.options'),
    price: t('catalog.priceIn', { currency }),
    stock: t('catalog.stock'),
  }
  const wrongOf = (column: Column, key: string) => {
    const found = column === 'options' ? undefined : wrongs[`${column} ${key}`]
    return found ? t(found) : null
  }
  return (
    <div className="flex flex-col gap-3">
      {rows.map((row) => (
        <div
          key={row.key}
          className="grid grid-cols-2 md:grid-cols-[10rem_minmax(0,1fr)_9rem_7rem_auto] gap-3 items-start pb-3 border-b border-soft"
        >
          {columns.map((column) => (
            <Field
              key={column}
              className={column === 'options' ? 'max-md:col-span-2' : ''}
              label={labels[column]}
              wrong={wrongOf(column, row.key)}
            >
              {(control) => (
                <input
                  {...control}
                  className={column === 'price' || column === 'stock' ? 'input num text-right' : 'input'}
                  inputMode={column === 'price' ? 'decimal' : column === 'stock' ? 'numeric' : 'text'}
                  placeholder={column === 'options' ? t('catalog.optionsHint') : undefined}
                  value={row[column]}
                  onChange={(event) => change(row.key, { [column]: event.target.value })}
                />
              )}
            </Field>
          ))}
          <button
            type="button"
            className="icon-btn mt-6 max-md:col-start-2 max-md:row-start-1 max-md:justify-self-end"
            disabled={rows.length === 1}
            title={t('catalog.removeVariant', { sku: row.sku })}
            aria-label={t('catalog.removeVariant', { sku: row.sku })}
            onClick={() => onChange(rows.filter((each) => each.key !== row.key))}
          >
            <Trash2 aria-hidden="true" />
          </button>
        </div>
      ))}
      <div>
        <button
          type="button"
          className="btn"
          onClick={() => onChange([...rows, { ...emptyRow(), price: rows.at(-1)?.price ?? '' }])}
        >
          <Plus className="small" aria-hidden="true" />
          {t('catalog.addVariant')}
        </button>
      </div>
    </div>
  )
}
