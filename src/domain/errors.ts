/** Something that the person can act on: its message is shown to them as it stands. */
export class UserError extends Error {
  override name = 'UserError';
}

/** Something that will pass: try again after `retryAfterMs`. */
export class TransientError extends Error {
  override name = 'TransientError';
  constructor(
    message: string,
    readonly retryAfterMs: number,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
