/** Deliveries of Instagram for tests. */

const envelope = (event: object) => ({
  object: 'instagram',
  entry: [
    {
      id: '17841400000000001',
      time: 1772355600000,
      messaging: [
        {
          sender: { id: '10000000000000001' },
          recipient: { id: '17841400000000001' },
          timestamp: 1772355600000,
          ...event,
        },
      ],
    },
  ],
})

export const deliveries: readonly object[] = [
  envelope({ message: { mid: 'm1', text: 'Бул көк түстө барбы?', reply_to: { mid: 'm0' } } }),
  envelope({
    message: { mid: 'm2', attachments: [{ type: 'image', payload: { url: 'https://cdn.example/1' } }] },
  }),
  envelope({ message: { mid: 'm3', text: 'ооба', is_echo: true } }),
  envelope({ read: { mid: 'm1' } }),
  envelope({ reaction: { mid: 'm1', action: 'react', reaction: 'love', emoji: '❤️' } }),
  envelope({ postback: { mid: 'm4', title: 'Баштоо', payload: 'start' } }),
]
