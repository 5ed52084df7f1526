const namespace = 'http://www.w3.org/2000/svg'

/** Strokes on a 24 × 24 ground. */
const drawings = {
  back: ['m15 18-6-6 6-6'],
  call: [
    'M13.8 16.6a1 1 0 0 0 1.2-.3l.4-.5A2 2 0 0 1 17 15h3a2 2 0 0 1 2 2v3a2 2 0 0 1-2 2A18 18 0 0 1 2 4a2 2 0 0 1 2-2h3a2 2 0 0 1 2 2v3a2 2 0 0 1-.8 1.6l-.5.4a1 1 0 0 0-.3 1.2 14 14 0 0 0 6.4 6.4',
  ],
  info: ['M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20Z', 'M12 16v-4', 'M12 8h.01'],
  more: ['M12 5h.01', 'M12 12h.01', 'M12 19h.01'],
  send: [
    'M3.7 3a.5.5 0 0 0-.7.7l2.9 7.6a2 2 0 0 1 0 1.4L3 20.300a.5.5 0 0 0 .7.7l18-8.500a.5.5 0 0 0 0-1Z',
    'M6 12h16',
  ],
  signal: ['M2 20h.01', 'M7 20v-4', 'M12 20v-8', 'M17 20V8', 'M22 4v16'],
  wifi: [
    'M12 20h.01',
    'M2 8.800a15 15 0 0 1 20 0',
    'M5 12.900a10 10 0 0 1 14 0',
    'M8.5 16.400a5 5 0 0 1 7 0',
  ],
  battery: [
    'M6 10v4',
    'M10 10v4',
    'M14 10v4',
    'M22 14v-4',
    'M4 6h12a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V8a2 2 0 0 1 2-2Z',
  ],
  clock: ['M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20Z', 'M12 6v6l4 2'],
  restart: ['M3 12a9 9 0 1 0 9-9 9.75 9.75 0 0 0-6.7 2.700L3 8', 'M3 3v5h5'],
  inbox: [
    'M22 12h-6l-2 3h-4l-2-3H2',
    'M5.5 5.1 2 12v6a2 2 0 0 0 2 2h16a2 2 0 0 0 2-2v-6l-3.5-6.900A2 2 0 0 0 16.8 4H7.200a2 2 0 0 0-1.7 1.100Z',
  ],
  mail: [
    'm22 7-9 5.700a2 2 0 0 1-2 0L2 7',
    'M4 4h16a2 2 0 0 1 2 2v12a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2Z',
  ],
  person: [
    'M19 21v-2a4 4 0 0 0-4-4H9a4 4 0 0 0-4 4v2',
    'M12 3a4 4 0 1 0 0 8 4 4 0 0 0 0-8Z',
    'M20 8v6',
    'M23 11h-6',
  ],
  twice: [
    'M10 8h10a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H10a2 2 0 0 1-2-2V10a2 2 0 0 1 2-2Z',
    'M4 16a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2h10a2 2 0 0 1 2 2',
  ],
  shuffle: [
    'm18 14 4 4-4 4',
    'm18 2 4 4-4 4',
    'M2 18h2a4 4 0 0 0 3.3-1.700l5.4-8.600A4 4 0 0 1 16 6h6',
    'M2 6h2a4 4 0 0 1 3.6 2.2',
    'M22 18h-6a4 4 0 0 1-3.3-1.800l-.4-.5',
  ],
  lost: [
    'M12 19v3',
    'M12 2v3',
    'M5 12H2',
    'M22 12h-3',
    'm4.9 4.9 2.1 2.1',
    'm17 17 2.1 2.1',
    'm19.1 4.9-14.2 14.2',
  ],
  key: [
    'm15.5 7.5 2.3 2.300a1 1 0 0 0 1.4 0l2.1-2.100a1 1 0 0 0 0-1.400L19 4',
    'm21 2-9.6 9.6',
    'M7.5 10a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11Z',
  ],
  gauge: ['m12 14 4-4', 'M3.3 19a10 10 0 1 1 17.4 0'],
  unplugged: [
    'm19 5 3-3',
    'm2 22 3-3',
    'M6.3 20.300a2.4 2.4 0 0 0 3.4 0L12 18l-6-6-2.3 2.300a2.4 2.4 0 0 0 0 3.400Z',
    'M7.5 13.5 10 11',
    'M10.5 16.5 13 14',
    'm12 6 6 6 2.3-2.300a2.4 2.4 0 0 0 0-3.400l-2.6-2.600a2.4 2.4 0 0 0-3.4 0Z',
  ],
  door: ['M2 22h20', 'M6 22V4a2 2 0 0 1 2-2h8a2 2 0 0 1 2 2v18', 'M14 12h.01'],
  one: ['m4 12.5 5 5L20 6.5'],
  two: ['m1.5 12.5 5 5 11-11', 'm11.5 17 .5.5 11-11'],
}

/** @typedef {keyof typeof drawings} IconName */

/** @param {IconName} name
 *  @param {string} [className] */
export function icon(name, className = 'icon') {
  const svg = document.createElementNS(namespace, 'svg')
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.setAttribute('class', className)
  svg.setAttribute('aria-hidden', 'true')
  for (const stroke of drawings[name]) {
    const path = document.createElementNS(namespace, 'path')
    path.setAttribute('d', stroke)
    svg.append(path)
  }
  return svg
}

const horn = [
  'M16 28V11.5',
  'M16 11.500C16 6.5 13 4 9.5 4S3.5 6.6 3.5 10s2.4 5.5 5 5.5 4-1.6 4-3.5-1.3-2.9-2.7-2.9',
  'M16 11.500C16 6.5 19 4 22.5 4s6 2.6 6 6-2.4 5.5-5 5.5-4-1.6-4-3.5 1.3-2.9 2.7-2.9',
]

/** The mark of the house: a T that is a ram's horn. */
export function mark() {
  const svg = icon('one', 'mark')
  svg.setAttribute('viewBox', '0 0 32 32')
  svg.replaceChildren(
    ...horn.map((stroke) => {
      const path = document.createElementNS(namespace, 'path')
      path.setAttribute('d', stroke)
      return path
    }),
  )
  return svg
}
