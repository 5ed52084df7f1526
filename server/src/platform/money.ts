/** Integer minor units with their currency: `{ minor: 250000n, currency: 'KGS' }` is 2 500 сом. */
export type Money = Readonly<{ minor: bigint; currency: string }>

/** Number of minor digits of a currency by ISO 4217 (KGS 2, JPY 0). */
export function minorDigits(currency: string): number {
  return (
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  )
}

const suffix: Record<string, string> = { KGS: 'сом', KZT: '₸', RUB: '₽', UZS: 'сум' }

/** For people: groups by no-break spaces, cents only when there are any, `сом` in every language of the shop ('som' in English). */
export function formatMoney(money: Money, language: string): string {
  const digits = minorDigits(money.currency)
  const unit = 10n ** BigInt(digits)
  const rest = money.minor % unit
  const whole = new Intl.NumberFormat('ru').format(money.minor / unit).replace(/\s/g, '\u00a0')
  const cents = rest === 0n ? '' : `,${String(rest < 0n ? -rest : rest).padStart(digits, '0')}`
  const sign =
    money.currency === 'KGS' && language === 'en' ? 'som' : (suffix[money.currency] ?? money.currency)
  return `${whole}${cents}\u00a0${sign}`
}
