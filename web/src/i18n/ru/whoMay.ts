export const whoMay = {
  owner: 'владельца',
  admin: 'администратора',
  operator: 'оператора',
  or: ' или ',
}
