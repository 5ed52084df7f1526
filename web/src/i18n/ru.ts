import { assistant } from './ru/assistant.ts'
import { attach } from './ru/attach.ts'
import { auth } from './ru/auth.ts'
import { block } from './ru/block.ts'
import { board } from './ru/board.ts'
import { bubbles } from './ru/bubbles.ts'
import { businessAccount } from './ru/businessAccount.ts'
import { canned } from './ru/canned.ts'
import { catalog } from './ru/catalog.ts'
import { channels } from './ru/channels.ts'
import { choices } from './ru/choices.ts'
import { closing } from './ru/closing.ts'
import { common } from './ru/common.ts'
import { consent } from './ru/consent.ts'
import { contact } from './ru/contact.ts'
import { content } from './ru/content.ts'
import { drafts } from './ru/drafts.ts'
import { event } from './ru/event.ts'
import { fileReason } from './ru/fileReason.ts'
import { forwarded } from './ru/forwarded.ts'
import { guards } from './ru/guards.ts'
import { hand } from './ru/hand.ts'
import { health } from './ru/health.ts'
import { helping } from './ru/helping.ts'
import { hours } from './ru/hours.ts'
import { importReason } from './ru/importReason.ts'
import { inbox } from './ru/inbox.ts'
import { insight } from './ru/insight.ts'
import { keys } from './ru/keys.ts'
import { kind } from './ru/kind.ts'
import { knowledge } from './ru/knowledge.ts'
import { lastLine } from './ru/lastLine.ts'
import { leaving } from './ru/leaving.ts'
import { ledger } from './ru/ledger.ts'
import { look } from './ru/look.ts'
import { macros } from './ru/macros.ts'
import { nav } from './ru/nav.ts'
import { notes } from './ru/notes.ts'
import { notice } from './ru/notice.ts'
import { notify } from './ru/notify.ts'
import { organise } from './ru/organise.ts'
import { origin } from './ru/origin.ts'
import { past } from './ru/past.ts'
import { platform } from './ru/platform.ts'
import { presence } from './ru/presence.ts'
import { price } from './ru/price.ts'
import { privacy } from './ru/privacy.ts'
import { problem } from './ru/problem.ts'
import { products } from './ru/products.ts'
import { promises } from './ru/promises.ts'
import { quote } from './ru/quote.ts'
import { react } from './ru/react.ts'
import { reason } from './ru/reason.ts'
import { refusal } from './ru/refusal.ts'
import { reports } from './ru/reports.ts'
import { savedViews } from './ru/savedViews.ts'
import { sending } from './ru/sending.ts'
import { services } from './ru/services.ts'
import { settings } from './ru/settings.ts'
import { standing } from './ru/standing.ts'
import { start } from './ru/start.ts'
import { strangers } from './ru/strangers.ts'
import { teams } from './ru/teams.ts'
import { templates } from './ru/templates.ts'
import { told } from './ru/told.ts'
import { transcript } from './ru/transcript.ts'
import { voice } from './ru/voice.ts'
import { welcome } from './ru/welcome.ts'
import { windowWhy } from './ru/windowWhy.ts'

/** The source language: its sections, keys and parameters are the types of all others. */
export const ru = {
  common,
  nav,
  problem,
  auth,
  welcome,
  kind,
  origin,
  told,
  forwarded,
  fileReason,
  content,
  transcript,
  inbox,
  contact,
  insight,
  privacy,
  consent,
  block,
  board,
  keys,
  organise,
  savedViews,
  teams,
  hours,
  closing,
  promises,
  drafts,
  event,
  reason,
  businessAccount,
  voice,
  choices,
  sending,
  macros,
  products,
  guards,
  helping,
  attach,
  bubbles,
  quote,
  react,
  windowWhy,
  refusal,
  health,
  channels,
  leaving,
  past,
  templates,
  notice,
  catalog,
  importReason,
  knowledge,
  assistant,
  services,
  settings,
  ledger,
  reports,
  platform,
  notes,
  canned,
  presence,
  notify,
  look,
  hand,
  start,
  price,
  lastLine,
  strangers,
  standing,
}
