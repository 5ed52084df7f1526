/** Places on the message path where a crash is tried out. */
export type FaultPoint =
  | 'edge.received'
  | 'edge.committed'
  | 'intake.claimed'
  | 'intake.stored'
  | 'intake.tried'
  | 'scheduled.leaving'
  | 'scheduled.sent'
  | 'outbox.claimed'
  | 'outbox.accepted'
  | 'outbox.recorded'
  | 'turn.claimed'
  | 'turn.answered'

/** Ends the process here, without any farewell, when the configuration names this point. For crash tests only. */
export function faultPoint(config: { readonly faultPoint?: string | undefined }, point: FaultPoint): void {
  if (config.faultPoint === point) process.kill(process.pid, 'SIGKILL')
}
