import type { Texts } from '../translate.ts'

export const kind: Texts['kind'] = {
  image: 'Сүрөт',
  video: 'Видео',
  audio: 'Аудио',
  voice: 'Үн билдирүү',
  document: 'Документ',
  sticker: 'Стикер',
  location: 'Жер',
  contacts: 'Байланыш',
  choice: 'Баскыч менен жооп',
  order: 'Себет',
  share: 'Бөлүшүлгөн жарыя',
  story_reply: 'Окуяга жооп',
  story_mention: 'Окуяда эскерүү',
  seen_once: 'Бир жолу көрүлүүчү сүрөт же видео',
  hidden: 'Канал өткөрбөгөн билдирүү',
  left_on_phone: 'Файл телефондо калды',
  text: 'Шилтеме',
}
