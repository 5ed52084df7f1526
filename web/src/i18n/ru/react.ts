export const react = {
  tools: 'Ответить или отреагировать',
  react: 'Реакция',
  with: 'Отреагировать {emoji}',
  takeBack: 'Убрать {emoji}',
  of: 'Реакция {emoji}',
  removal: 'Снятие реакции',
}
