export const origin = {
  ad: 'Из рекламы',
  post: 'Из публикации',
  link: 'По ссылке',
  other: 'Из другого места',
}
