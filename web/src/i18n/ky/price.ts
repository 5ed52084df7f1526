import type { Texts } from '../translate.ts'

export const price: Texts['price'] = {
  free: 'акысыз',
  charged: 'акылуу: {category}',
  category: 'Категориясы: {category}.',
  anyWindow: 'Акылуу: WhatsApp ар бир жеткирилгени үчүн акы алат, терезе ачык болсо да.',
  openWindow:
    '2026-жылдын октябрынан тартып терезе ачык болсо да акылуу, мурда бекер болчу. Канча алынганы WhatsApp эсебинде көрүнөт.',
  delivered: 'Акылуу: WhatsApp ар бир жеткирилгени үчүн акы алат.',
}
