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

/** Where in our code an error was thrown: the frames of its stack, without its message. */
export function errorPlace(error: unknown): string[] {
  const { stack } = Object(error) as { stack?: unknown };
  const frames = typeof stack === 'string' ? stack.split('\n').filter((line) => /^ +at /.test(line)) : [];
  return frames.slice(0, FRAMES_MAX).map((line) => line.trim());
}

const FRAMES_MAX = 6;

/** What a log may say of any error: its kind and code. Its message may hold what a customer wrote. */
export function errorName(error: unknown): string {
  const { name, code } = Object(error) as { name?: string; code?: unknown };
  return typeof code === 'string' ? `${name} ${code}` : String(name ?? typeof error);
}
