export interface Letter {
  readonly to: string
  readonly subject: string
  readonly text: string
}

export interface Mail {
  /** @throws when the mail server did not take it; callers send from a job, so it is tried again. */
  send(letter: Letter): Promise<void>
}
