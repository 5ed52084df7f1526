/** Updates of the Bot API for tests. */

const chat = { id: 555000000, type: 'private', first_name: 'Meerim', username: 'meerim_kg' }
const common = { message_id: 31, date: 1772355600, chat, from: { ...chat, is_bot: false } }

export const deliveries: readonly object[] = [
  { update_id: 1, message: { ...common, text: 'Көйнөк барбы?', reply_to_message: { ...common, text: 'x' } } },
  {
    update_id: 2,
    message: {
      ...common,
      caption: 'ушундай',
      photo: [{ file_id: 'AgAC', file_size: 5, width: 1, height: 1 }],
    },
  },
  { update_id: 3, edited_message: { ...common, edit_date: 1772355700, text: 'Шым барбы?' } },
]
