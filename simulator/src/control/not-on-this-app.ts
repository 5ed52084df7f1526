/** A customer cannot do this on that app. */
export class NotOnThisApp extends Error {}
