import type { Language } from '../../mail/texts.ts'

/** The words of the consent dialog. */
const ru = {
  title: 'Вход через Instagram',
  simulated: 'Это окно показывает имитация, а не Instagram.',
  asks: 'Tutum Business просит доступ к аккаунту',
  account: 'Аккаунт',
  allow: 'Разрешить',
  deny: 'Отказать',
  refused: 'Вход невозможен',
  wrongApp: 'Приложение с таким client_id не зарегистрировано.',
  wrongAddress: 'Этот redirect_uri не зарегистрирован у приложения.',
  wrongScope: 'Запрошено неизвестное разрешение.',
  nobody: 'Нет ни одного профессионального аккаунта.',
  basic: 'Видеть профиль',
  messages: 'Читать и писать сообщения',
  comments: 'Читать комментарии и отвечать на них',
  publish: 'Публиковать',
  insights: 'Видеть статистику',
}
export type ConsentTexts = typeof ru

const ky: ConsentTexts = {
  title: 'Instagram аркылуу кирүү',
  simulated: 'Бул терезени Instagram эмес, анын окшоштурмасы көрсөтүүдө.',
  asks: 'Tutum Business аккаунтка уруксат сурайт',
  account: 'Аккаунт',
  allow: 'Уруксат берүү',
  deny: 'Баш тартуу',
  refused: 'Кирүү мүмкүн эмес',
  wrongApp: 'Мындай client_id менен колдонмо катталган эмес.',
  wrongAddress: 'Бул redirect_uri колдонмодо катталган эмес.',
  wrongScope: 'Белгисиз уруксат суралды.',
  nobody: 'Бир да кесипкөй аккаунт жок.',
  basic: 'Профилди көрүү',
  messages: 'Билдирүүлөрдү окуу жана жазуу',
  comments: 'Комментарийлерди окуу жана аларга жооп берүү',
  publish: 'Жарыялоо',
  insights: 'Статистиканы көрүү',
}

const en: ConsentTexts = {
  title: 'Sign in with Instagram',
  simulated: 'This window is shown by the simulator, not by Instagram.',
  asks: 'Tutum Business asks for access to the account',
  account: 'Account',
  allow: 'Allow',
  deny: 'Deny',
  refused: 'Sign-in is not possible',
  wrongApp: 'No app with this client_id is registered.',
  wrongAddress: 'This redirect_uri is not registered with the app.',
  wrongScope: 'An unknown permission is asked for.',
  nobody: 'There is no professional account.',
  basic: 'See the profile',
  messages: 'Read and write messages',
  comments: 'Read and answer comments',
  publish: 'Publish',
  insights: 'See statistics',
}

const texts: Record<Language, ConsentTexts> = { ru, ky, en }

export const consentTexts = (language: Language): ConsentTexts => texts[language]

/** What each permission of the dialog lets the app do. */
export const scopeTexts = {
  instagram_business_basic: 'basic',
  instagram_business_manage_messages: 'messages',
  instagram_business_manage_comments: 'comments',
  instagram_business_content_publish: 'publish',
  instagram_business_manage_insights: 'insights',
} as const satisfies Record<string, keyof ConsentTexts>
export type Scope = keyof typeof scopeTexts

export const isScope = (name: string): name is Scope => Object.hasOwn(scopeTexts, name)
