import type { TextKey } from '../i18n/translate.ts'

export const groups = ['app', 'go', 'list', 'talk', 'write'] as const
export type Group = (typeof groups)[number]

interface Action {
  text: TextKey
  group: Group
  /** The first stands on the caps. None: it is found in the palette alone. */
  keys: readonly string[]
  /** Also while a field has the focus; its keys must be none that write. */
  inFields?: true
  /** Also while a menu or a dialog is open. */
  overLayers?: true
  /** A key that is held down does it again. */
  repeats?: true
  /** Belongs to a field or is the way out: told, but not rebound and not in the palette. */
  fixed?: true
}

const page = (text: TextKey, ...keys: string[]) => ({ text, group: 'go' as const, keys })
const list = (text: TextKey, ...keys: string[]) => ({ text, group: 'list' as const, keys })
const talk = (text: TextKey, ...keys: string[]) => ({ text, group: 'talk' as const, keys })
const write = (text: TextKey, ...keys: string[]) => ({ text, group: 'write' as const, keys })
const app = (text: TextKey, ...keys: string[]) => ({ text, group: 'app' as const, keys })

/**
 * Everything that a key or the palette can do, in the order in which it is told. A new action has one row here, and
 * `useActions` where it is done; a page has its address in `pages.ts`.
 */
export const actions = {
  palette: { ...app('keys.palette', 'Mod+KeyK'), inFields: true },
  // A question mark stands over the seven on Russian and Kyrgyz layouts.
  sheet: app('keys.sheet', 'Shift+Slash', 'Shift+Digit7'),
  undo: { ...app('keys.undo', 'Mod+KeyZ'), overLayers: true },
  back: { ...app('keys.leave', 'Escape'), fixed: true },

  'go.inbox': page('nav.inbox', 'KeyG KeyI'),
  'go.board': page('board.title'),
  'go.contacts': page('nav.contacts', 'KeyG KeyU'),
  'go.catalog': page('nav.catalog', 'KeyG KeyP'),
  'go.knowledge': page('nav.knowledge', 'KeyG KeyK'),
  'go.assistant': page('nav.assistant', 'KeyG KeyA'),
  'go.channels': page('nav.channels', 'KeyG KeyN'),
  'go.reports': page('reports.title', 'KeyG KeyR'),
  'go.settings': page('nav.settings', 'KeyG KeyS'),
  'go.canned': page('canned.title'),
  'go.macros': page('macros.title'),
  'go.organising': page('organise.title'),
  'go.teams': page('teams.title'),
  'go.hours': page('hours.title'),
  'go.closing': page('closing.title'),
  'go.keys': page('keys.manage'),
  'go.templates': page('templates.title'),
  'go.ledger': page('ledger.title'),
  'go.import': page('catalog.import'),

  next: { ...list('keys.next', 'KeyJ'), repeats: true },
  previous: { ...list('keys.previous', 'KeyK'), repeats: true },
  open: list('keys.open', 'Enter', 'KeyO'),
  list: list('inbox.back', 'KeyU'),
  markUnread: list('keys.markUnread', 'Shift+KeyU'),
  previousView: list('keys.previousView', 'BracketLeft'),
  nextView: list('keys.nextView', 'BracketRight'),
  search: list('keys.search', 'Slash'),
  select: list('keys.select', 'KeyX'),
  selectRange: list('keys.selectRange', 'Shift+KeyX'),
  selectAll: list('keys.selectAll', 'Shift+Digit8 KeyA', 'NumpadMultiply KeyA'),
  selectNone: list('organise.clear', 'Shift+Digit8 KeyN', 'NumpadMultiply KeyN'),
  selectUnread: list('keys.selectUnread', 'Shift+Digit8 KeyU', 'NumpadMultiply KeyU'),

  close: talk('keys.close', 'KeyE'),
  closeAndNext: talk('keys.closeAndNext', 'Shift+KeyE'),
  assign: talk('organise.assign', 'KeyA'),
  assignMe: talk('keys.assignMe', 'KeyM'),
  labels: talk('organise.labels', 'KeyL'),
  stage: talk('organise.stage', 'KeyT'),
  snooze: talk('organise.snooze', 'KeyZ'),
  speaker: talk('keys.speaker', 'KeyH'),
  drafting: talk('drafts.key', 'Shift+KeyH'),
  approveDraft: talk('drafts.keyApprove', 'KeyY'),
  editDraft: talk('drafts.keyEdit', 'Shift+KeyY'),
  draftAgain: talk('drafts.keyAgain'),
  dropDraft: talk('drafts.keyDrop'),
  block: talk('hand.block', 'KeyB'),
  spam: talk('hand.spam', 'Shift+KeyB'),
  promise: talk('promises.key', 'KeyW'),
  listen: talk('hand.listen', 'Space'),
  macro: { ...talk('macros.key', 'Mod+Shift+KeyM'), inFields: true },
  searchThread: { ...talk('inbox.searchThread', 'Mod+Shift+KeyF'), inFields: true },
  details: { ...talk('inbox.customer', 'Mod+Period'), inFields: true },
  merge: talk('contact.mergeWith'),

  reply: write('keys.reply', 'KeyR'),
  note: write('keys.note', 'KeyN'),
  product: write('products.key', 'KeyP'),
  draft: write('hand.draft', 'KeyD'),
  attach: { ...write('hand.attach', 'Mod+Shift+KeyA'), inFields: true },
  // Not in other fields, where these keys paste words without their looks; the field of the reply hears it itself.
  voice: write('voice.record', 'Mod+Shift+KeyV'),
  template: write('templates.choose'),
  askPhone: write('phone.ask'),
  askPlace: write('parts.asksPlace'),
  putLink: write('parts.opens'),
  putPlace: write('parts.location'),
  putCard: write('parts.cards'),
  schedule: write('sending.scheduleAt'),
  sendAndClose: { ...write('keys.sendAndClose', 'Mod+Shift+Enter'), inFields: true },
  send: { ...write('inbox.send', 'Mod+Enter'), fixed: true },
  canned: { ...write('canned.title', 'Slash'), fixed: true },
} as const satisfies Record<string, Action>

export type ActionId = keyof typeof actions
export const actionIds = Object.keys(actions) as ActionId[]
export const actionOf = (id: ActionId): Action => actions[id]
