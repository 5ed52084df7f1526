/** Where shops of the program are today; the currency and the clock follow the country and can be changed. */
export const countries = {
  KG: { currency: 'KGS', timeZone: 'Asia/Bishkek' },
  KZ: { currency: 'KZT', timeZone: 'Asia/Almaty' },
  UZ: { currency: 'UZS', timeZone: 'Asia/Tashkent' },
  RU: { currency: 'RUB', timeZone: 'Europe/Moscow' },
} as const

export type Country = keyof typeof countries

export const currencies: readonly string[] = ['KGS', 'KZT', 'UZS', 'RUB', 'USD', 'EUR']

/** All the zones that the browser knows, this computer's among them. */
export const timeZones: readonly string[] = Intl.supportedValuesOf('timeZone')
