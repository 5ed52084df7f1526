export const quote = {
  reply: 'Ответить на это сообщение',
  answering: 'Ответ на: {text}',
  answers: 'Ответ на:',
  drop: 'Не цитировать',
  notHere: '{channel} не даёт цитировать сообщения со стороны.',
  notNow: 'Это сообщение нельзя процитировать.',
}
