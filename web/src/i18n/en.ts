import { assistant } from './en/assistant.ts'
import { attach } from './en/attach.ts'
import { auth } from './en/auth.ts'
import { block } from './en/block.ts'
import { board } from './en/board.ts'
import { bubbles } from './en/bubbles.ts'
import { businessAccount } from './en/businessAccount.ts'
import { canned } from './en/canned.ts'
import { catalog } from './en/catalog.ts'
import { channels } from './en/channels.ts'
import { choices } from './en/choices.ts'
import { closing } from './en/closing.ts'
import { common } from './en/common.ts'
import { consent } from './en/consent.ts'
import { contact } from './en/contact.ts'
import { content } from './en/content.ts'
import { drafts } from './en/drafts.ts'
import { event } from './en/event.ts'
import { fileReason } from './en/fileReason.ts'
import { forwarded } from './en/forwarded.ts'
import { guards } from './en/guards.ts'
import { hand } from './en/hand.ts'
import { health } from './en/health.ts'
import { helping } from './en/helping.ts'
import { hours } from './en/hours.ts'
import { importReason } from './en/importReason.ts'
import { inbox } from './en/inbox.ts'
import { insight } from './en/insight.ts'
import { keys } from './en/keys.ts'
import { kind } from './en/kind.ts'
import { knowledge } from './en/knowledge.ts'
import { lastLine } from './en/lastLine.ts'
import { leaving } from './en/leaving.ts'
import { ledger } from './en/ledger.ts'
import { look } from './en/look.ts'
import { macros } from './en/macros.ts'
import { nav } from './en/nav.ts'
import { notes } from './en/notes.ts'
import { notice } from './en/notice.ts'
import { notify } from './en/notify.ts'
import { organise } from './en/organise.ts'
import { origin } from './en/origin.ts'
import { past } from './en/past.ts'
import { platform } from './en/platform.ts'
import { presence } from './en/presence.ts'
import { price } from './en/price.ts'
import { privacy } from './en/privacy.ts'
import { problem } from './en/problem.ts'
import { products } from './en/products.ts'
import { promises } from './en/promises.ts'
import { quote } from './en/quote.ts'
import { react } from './en/react.ts'
import { reason } from './en/reason.ts'
import { refusal } from './en/refusal.ts'
import { reports } from './en/reports.ts'
import { savedViews } from './en/savedViews.ts'
import { sending } from './en/sending.ts'
import { services } from './en/services.ts'
import { settings } from './en/settings.ts'
import { standing } from './en/standing.ts'
import { start } from './en/start.ts'
import { strangers } from './en/strangers.ts'
import { teams } from './en/teams.ts'
import { templates } from './en/templates.ts'
import { told } from './en/told.ts'
import { transcript } from './en/transcript.ts'
import { voice } from './en/voice.ts'
import { welcome } from './en/welcome.ts'
import { windowWhy } from './en/windowWhy.ts'
import type { Texts } from './translate.ts'

export const en: Texts = {
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
