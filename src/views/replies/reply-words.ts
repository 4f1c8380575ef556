import type { HistoryEvent, ReplyTrouble } from '../history-model';

type ReplyEvent = Extract<
  HistoryEvent,
  { kind: 'replied' | 'reply_trouble' | 'reply_unknown' | 'reply_bounced' | 'reply_answered' }
>;

/** What became of a reply to the customer, in mrkdwn, with what to do; `who` wrote it. */
export function replyWords(event: ReplyEvent, who: string): string {
  switch (event.kind) {
    case 'replied': {
      const how =
        event.way === 'email'
          ? `${who} wrote to the customer by e-mail`
          : `${who} copied a reply and sent it`;
      return `${how}; ${event.reached ? 'it counts as contact' : 'an attempt, until they answer'}`;
    }
    case 'reply_trouble':
      return event.what === 'delayed'
        ? `The e-mail has not gone out yet: ${whyNot(event.because, event.code)}. It is tried again for a day. ${remedy(event.because, event.code)}`
        : `The e-mail did not go out: ${whyNot(event.because, event.code)}. ${remedy(event.because, event.code)} It is not tried again: reply anew`;
    case 'reply_unknown':
      return (
        'The connection was lost just as the e-mail was handed over, so nobody knows whether it went out. ' +
        'It is not sent again, because the customer might get it twice: look in the mail server’s log, or call them'
      );
    case 'reply_bounced':
      return `The e-mail came back: it was not delivered. Check the customer’s address where their answers come from, or call them${
        event.undone ? '. It does not count as contact any more' : ''
      }`;
    case 'reply_answered': {
      const other = event.otherAddress ? ', from another address than the one we wrote to' : '';
      return event.automatic
        ? `An automatic answer to the e-mail came${other}; nobody wrote it`
        : `An answer to the e-mail came${other}`;
    }
  }
}

function whyNot(because: ReplyTrouble, code: number | null): string {
  const said = code === null ? '' : ` (${code})`;
  switch (because) {
    case 'refused':
      return `the mail server refused it${said}`;
    case 'access':
      return `the mail server did not let us in${said}`;
    case 'sender':
      return `the mail server does not take our address${said}`;
    case 'tls':
      return 'the mail server offers no encryption that we can use';
    case 'busy':
      return `the mail server asked to come back later${said}`;
    case 'unreachable':
      return 'the mail server cannot be reached';
  }
}

const ADDRESS_CODES: ReadonlySet<number> = new Set([550, 551, 553]);

function remedy(because: ReplyTrouble, code: number | null): string {
  switch (because) {
    case 'refused':
      if (code === 552) return 'Their mailbox may be full: call them, or try another day.';
      return code !== null && ADDRESS_CODES.has(code)
        ? 'Check the customer’s address where their answers come from.'
        : 'An admin finds the reason in the mail server’s log.';
    case 'access':
    case 'sender':
    case 'tls':
    case 'unreachable':
      return 'An admin can ask `npm run doctor`.';
    case 'busy':
      return 'If it lasts, an admin can ask `npm run doctor`.';
  }
}
