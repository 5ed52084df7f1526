import type { Mutant } from '../mutants.ts'

const customers = 'tests/journeys/rough-customers.test.ts'
const links = 'web/src/inbox/strangers/links.test.ts'

/** What strangers write is text and nothing else. */
export const strangers: readonly Mutant[] = [
  {
    guard: 'a text is never markup',
    file: 'web/src/inbox/strangers/Words.tsx',
    find: '        {folded && ',
    replace: '        <span dangerouslySetInnerHTML={{ __html: text }} />\n        {folded && ',
    test: customers,
  },
  {
    guard: 'a long text is folded',
    file: 'web/src/inbox/strangers/Words.tsx',
    find: 'useState(false)',
    replace: 'useState(true)',
    test: customers,
  },
  {
    guard: 'a text is not turned around',
    file: 'web/src/inbox/strangers/seen.ts',
    find: "text.replace(turning, '')",
    replace: 'text',
    test: 'web/src/inbox/strangers/seen.test.ts',
  },
  {
    guard: 'a name from the right turns nothing around it',
    file: 'web/src/inbox/strangers/seen.ts',
    find: 'rightToLeft.test(seen) ?',
    replace: "seen === '' ?",
    test: 'web/src/inbox/strangers/seen.test.ts',
  },
  {
    guard: 'a name is kept as everybody sees it',
    file: 'server/src/channels/wire-values.ts',
    find: "seenName(someText(value, 200) ?? '') || undefined",
    replace: 'someText(value, 200)',
    test: 'server/src/channels/wire-values.test.ts',
  },
  {
    guard: 'a reaction is no longer than an emoji',
    file: 'server/src/channels/wire-values.ts',
    find: 'someText(value, longestEmoji)',
    replace: 'someText(value)',
    test: 'server/src/channels/wire-values.test.ts',
  },
  {
    guard: 'a list carries no long text',
    file: 'server/src/inbox/reading/conversations.ts',
    find: 'text: beginning(last.text)',
    replace: 'text: last.text',
    test: 'server/src/inbox/routes.test.ts',
  },
  {
    guard: 'a login before the host is told',
    file: 'web/src/inbox/strangers/links.ts',
    find: "if (url.username !== '' || url.password !== '') return 'login'",
    replace: '',
    test: links,
  },
  {
    guard: 'a host that reads otherwise than it is written is told',
    file: 'web/src/inbox/strangers/links.ts',
    find: 'url.hostname !== hostIn(text) &&',
    replace: 'false &&',
    test: links,
  },
  {
    guard: 'a known ending in the middle of a host is told',
    file: 'web/src/inbox/strangers/links.ts',
    find: "isPosing(url.hostname) ? 'posing' : null",
    replace: 'null',
    test: links,
  },
  {
    guard: 'an address that is cut is no link',
    file: 'web/src/inbox/strangers/links.ts',
    find: 'text: part.text.slice(0, end - part.at), link: null',
    replace: 'text: part.text.slice(0, end - part.at), link: part.link',
    test: links,
  },
  {
    guard: 'only addresses of the web are links',
    file: 'web/src/inbox/strangers/links.ts',
    find: '  if (!/^https?:$/.test(url.protocol)) return null\n',
    replace: '',
    test: links,
  },
  {
    guard: 'a deceptive link asks before it leads away',
    file: 'web/src/inbox/strangers/LinkInText.tsx',
    find: 'if (doubt === null)',
    replace: "if (doubt !== 'posing')",
    test: customers,
  },
  {
    guard: 'a picture too large for a small form is not loaded whole',
    file: 'web/src/inbox/content/shown.ts',
    find: 'width * height <= mostPixels',
    replace: 'width * height > 0',
    test: customers,
  },
  {
    guard: 'a thread loads small pictures',
    file: 'web/src/inbox/content/Picture.tsx',
    find: 'src={thumbnailUrl ?? url}',
    replace: 'src={url}',
    test: customers,
  },
  {
    guard: 'a cell that begins like a formula is a text',
    file: 'web/src/reports/csv.ts',
    find: '/^\\s*[=+\\-@|＝＋－＠]|^[\\t\\r\\n]/.test(text)',
    replace: 'false',
    test: 'web/src/reports/csv.test.ts',
  },
  {
    guard: 'the role that stands now decides',
    file: 'server/src/accounts/permissions.ts',
    find: 'mayDo(permission).includes(role)',
    replace: "role === 'operator' || mayDo(permission).includes(role)",
    test: 'server/src/accounts/accounts.test.ts',
  },
  {
    guard: 'what is written to a deleted conversation is given back',
    file: 'web/src/inbox/GoneThread.tsx',
    find: "    { key: 'note', text: note, drop: () => setNote('') },\n",
    replace: '',
    test: 'tests/journeys/rough-sessions.test.ts',
  },
]
