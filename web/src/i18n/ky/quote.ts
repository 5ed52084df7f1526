import type { Texts } from '../translate.ts'

export const quote: Texts['quote'] = {
  reply: 'Бул билдирүүгө жооп берүү',
  answering: 'Буга жооп: {text}',
  answers: 'Буга жооп:',
  drop: 'Цитата кылбоо',
  notHere: '{channel} сырттан билдирүүнү цитата кылууга жол бербейт.',
  notNow: 'Бул билдирүүнү цитата кылууга болбойт.',
}
