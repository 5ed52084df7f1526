export const forwarded = {
  once: 'Переслано',
  often: 'Переслано много раз',
}
