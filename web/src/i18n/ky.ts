import { assistant } from './ky/assistant.ts'
import { attach } from './ky/attach.ts'
import { auth } from './ky/auth.ts'
import { block } from './ky/block.ts'
import { board } from './ky/board.ts'
import { bubbles } from './ky/bubbles.ts'
import { businessAccount } from './ky/businessAccount.ts'
import { canned } from './ky/canned.ts'
import { catalog } from './ky/catalog.ts'
import { channels } from './ky/channels.ts'
import { choices } from './ky/choices.ts'
import { closing } from './ky/closing.ts'
import { common } from './ky/common.ts'
import { consent } from './ky/consent.ts'
import { contact } from './ky/contact.ts'
import { content } from './ky/content.ts'
import { drafts } from './ky/drafts.ts'
import { event } from './ky/event.ts'
import { fileReason } from './ky/fileReason.ts'
import { forwarded } from './ky/forwarded.ts'
import { guards } from './ky/guards.ts'
import { hand } from './ky/hand.ts'
import { health } from './ky/health.ts'
import { helping } from './ky/helping.ts'
import { hours } from './ky/hours.ts'
import { importReason } from './ky/importReason.ts'
import { inbox } from './ky/inbox.ts'
import { insight } from './ky/insight.ts'
import { keys } from './ky/keys.ts'
import { kind } from './ky/kind.ts'
import { knowledge } from './ky/knowledge.ts'
import { lastLine } from './ky/lastLine.ts'
import { leaving } from './ky/leaving.ts'
import { ledger } from './ky/ledger.ts'
import { look } from './ky/look.ts'
import { macros } from './ky/macros.ts'
import { nav } from './ky/nav.ts'
import { notes } from './ky/notes.ts'
import { notice } from './ky/notice.ts'
import { notify } from './ky/notify.ts'
import { organise } from './ky/organise.ts'
import { origin } from './ky/origin.ts'
import { past } from './ky/past.ts'
import { platform } from './ky/platform.ts'
import { presence } from './ky/presence.ts'
import { price } from './ky/price.ts'
import { privacy } from './ky/privacy.ts'
import { problem } from './ky/problem.ts'
import { products } from './ky/products.ts'
import { promises } from './ky/promises.ts'
import { quote } from './ky/quote.ts'
import { react } from './ky/react.ts'
import { reason } from './ky/reason.ts'
import { refusal } from './ky/refusal.ts'
import { reports } from './ky/reports.ts'
import { savedViews } from './ky/savedViews.ts'
import { sending } from './ky/sending.ts'
import { services } from './ky/services.ts'
import { settings } from './ky/settings.ts'
import { standing } from './ky/standing.ts'
import { start } from './ky/start.ts'
import { strangers } from './ky/strangers.ts'
import { teams } from './ky/teams.ts'
import { templates } from './ky/templates.ts'
import { told } from './ky/told.ts'
import { transcript } from './ky/transcript.ts'
import { voice } from './ky/voice.ts'
import { welcome } from './ky/welcome.ts'
import { windowWhy } from './ky/windowWhy.ts'
import type { Texts } from './translate.ts'

export const ky: Texts = {
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
