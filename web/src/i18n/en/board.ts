import type { Texts } from '../translate.ts'

export const board: Texts['board'] = {
  title: 'Board',
  asList: 'As a list',
  empty: 'Empty',
  hint: 'Arrows go from card to card. Space lifts a card, arrows carry it over the stages, Space puts it down and Escape puts it back. Enter opens the conversation.',
  moveCard: 'Stage: {name}',
  lifted: 'Card lifted, stage: {stage}.',
  over: 'Over the stage: {stage}.',
  dropped: 'Put down on the stage: {stage}.',
  left: 'The card stays where it was.',
}
