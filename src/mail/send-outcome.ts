/**
 * How handing over a mail ended. `refused`: this mail will never be taken, with the server's code; `later`: nothing went
 * out, and it may be tried again; `unknown`: it was begun, and nobody knows whether the server has it.
 */
export type SendOutcome =
  | { kind: 'sent' }
  | { kind: 'refused'; code: number }
  | { kind: 'later'; why: LaterReason; code: number | null }
  | { kind: 'unknown' };

/** `access`: user or password; `sender`: our own address; `tls`: no encryption; `busy`: the server says so; `unreachable`. */
export type LaterReason = 'access' | 'sender' | 'tls' | 'busy' | 'unreachable';

interface SmtpError {
  code?: unknown;
  command?: unknown;
  responseCode?: unknown;
}

/** For what failed before the message was begun: nothing went out. Decided by codes, never by the server's words. */
export function settled(error: unknown): SendOutcome {
  const { code, command, responseCode } = (error ?? {}) as SmtpError;
  const answer = typeof responseCode === 'number' ? responseCode : null;
  if (code === 'EAUTH') return { kind: 'later', why: 'access', code: answer };
  if (code === 'ETLS') return { kind: 'later', why: 'tls', code: answer };
  // An address that no server could be asked about.
  if (code === 'EENVELOPE' && command === 'API') return { kind: 'refused', code: 553 };
  if (command === 'RCPT TO' && answer !== null && isForGood(answer)) return { kind: 'refused', code: answer };
  // What is wrong with our own address or permission is no fault of this mail, and can be mended within the day.
  if (command === 'MAIL FROM' && answer !== null && isForGood(answer))
    return { kind: 'later', why: answer === 530 || answer === 535 ? 'access' : 'sender', code: answer };
  return { kind: 'later', why: answer === null ? 'unreachable' : 'busy', code: answer };
}

/** For what failed after it was begun: only the server's answer to the whole message says that it does not have it. */
export function unsettled(error: unknown): SendOutcome {
  const { code, command, responseCode } = (error ?? {}) as SmtpError;
  if (code !== 'EMESSAGE' || command !== 'DATA' || typeof responseCode !== 'number')
    return { kind: 'unknown' };
  if (isForGood(responseCode)) return { kind: 'refused', code: responseCode };
  return responseCode >= 400 && responseCode < 500
    ? { kind: 'later', why: 'busy', code: responseCode }
    : { kind: 'unknown' };
}

function isForGood(code: number): boolean {
  return code >= 500 && code < 600;
}
