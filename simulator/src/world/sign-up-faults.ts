/** What can go wrong in WhatsApp's sign-up. */
export const signUpFaults = [
  /** the browser comes back with the state of somebody else */
  'foreignState',
  /** somebody has used the code before */
  'codeUsed',
  /** it took too long to come back */
  'codeExpired',
  /** the token may not manage the business account */
  'scopeMissing',
  /** the token was given to another app */
  'otherApp',
  /** the token names a business account that it does not open */
  'foreignBusiness',
  /** nothing is answered to the code */
  'codeDown',
  /** the number has another PIN */
  'pinWrong',
  /** too many PINs were tried */
  'pinLocked',
  /** nothing is answered to the registration */
  'registerDown',
] as const
export type SignUpFault = (typeof signUpFaults)[number]

export const isSignUpFault = (name: unknown): name is SignUpFault =>
  signUpFaults.some((fault) => fault === name)
