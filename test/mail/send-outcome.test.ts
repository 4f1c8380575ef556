import { settled, unsettled } from '../../src/mail/send-outcome';
import { endOf } from '../../src/mail/send-replies';

const error = (code: string, command: string, responseCode?: number) =>
  Object.assign(new Error('550 these words decide nothing'), { code, command, responseCode });

test.each([
  ['no such mailbox', error('EENVELOPE', 'RCPT TO', 550), { kind: 'refused', code: 550 }],
  ['greylisted', error('EENVELOPE', 'RCPT TO', 451), { kind: 'later', why: 'busy', code: 451 }],
  ['our own address', error('EENVELOPE', 'MAIL FROM', 553), { kind: 'later', why: 'sender', code: 553 }],
  ['no login', error('EENVELOPE', 'MAIL FROM', 530), { kind: 'later', why: 'access', code: 530 }],
  ['a wrong password', error('EAUTH', 'AUTH PLAIN', 535), { kind: 'later', why: 'access', code: 535 }],
  ['no certificate', error('ETLS', 'CONN'), { kind: 'later', why: 'tls', code: null }],
  ['a server that is down', error('ESOCKET', 'CONN'), { kind: 'later', why: 'unreachable', code: null }],
  ['an address that is none', error('EENVELOPE', 'API'), { kind: 'refused', code: 553 }],
  ['nothing that we know', undefined, { kind: 'later', why: 'unreachable', code: null }],
] as const)('before the message was begun, %s', (_what, trouble, outcome) => {
  expect(settled(trouble)).toEqual(outcome);
});

test.each([
  ['the server refuses it', error('EMESSAGE', 'DATA', 554), { kind: 'refused', code: 554 }],
  [
    'the server cannot take it now',
    error('EMESSAGE', 'DATA', 452),
    { kind: 'later', why: 'busy', code: 452 },
  ],
  ['the connection is lost', error('ECONNECTION', 'CONN'), { kind: 'unknown' }],
  ['the server says that it leaves', error('ECONNECTION', 'CONN', 421), { kind: 'unknown' }],
  ['it takes too long', error('ETIMEDOUT', 'CONN'), { kind: 'unknown' }],
  ['an answer that is none', error('EMESSAGE', 'DATA'), { kind: 'unknown' }],
] as const)('after the message was begun, %s', (_what, trouble, outcome) => {
  expect(unsettled(trouble)).toEqual(outcome);
});

test('it is tried again soon, then seldom, for a day', () => {
  const later = { kind: 'later', why: 'busy', code: 451 } as const;
  const after = (attempts: number, waitedMs: number) => endOf(later, { attempts, waitedMs });
  expect(after(0, 0)).toMatchObject({ kind: 'later', waitMs: 15_000 });
  expect(after(3, 120_000)).toMatchObject({ kind: 'later', waitMs: 120_000 });
  expect(after(40, 80_000_000)).toMatchObject({ kind: 'later', waitMs: 3_600_000 });
  expect(after(40, 86_400_001)).toEqual({ kind: 'failed', because: 'busy', code: 451 });
});
