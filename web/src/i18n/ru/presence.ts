export const presence = {
  status: 'Как вас видят коллеги',
  online: 'на месте',
  busy: 'не беспокоить',
  away: 'нет на месте',
  look: 'Сейчас смотрят: {names}',
  typing: {
    one: '{names} печатает ответ',
    few: '{names} печатают ответ',
    many: '{names} печатают ответ',
    other: '{names} печатают ответ',
  },
  writeAnyway: 'Писать всё равно',
}
