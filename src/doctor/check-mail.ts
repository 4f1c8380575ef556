import type { Config } from '../config/config';
import type { SmtpEnv } from '../config/env';
import { mailServerOf } from '../mail/mail-server';
import { tryMailServer } from '../mail/smtp-session';
import { bad, type Finding, ok, warn } from './finding';

const COPIED = 'Replies to customers are copied and sent by hand.';

/** Whether replies can go out by e-mail, and whether what comes back is believed. Sends nothing. */
export async function* checkMail(env: SmtpEnv, config: Config): AsyncGenerator<Finding> {
  const found = mailServerOf(env, config.smtp);
  if (!('server' in found)) {
    if (!found.isMistake) yield ok(`E-mail: ${found.without}. ${COPIED}`);
    else
      yield bad(
        `E-mail: ${found.without}.`,
        'Set smtp.from and smtp.host in rnps.config.yaml, or SMTP_URL in the environment; SMTP_USER and SMTP_PASSWORD together or not at all.',
      );
    return;
  }
  const { server } = found;
  const where = `E-mail: ${server.host}:${server.port}`;
  const trouble = await tryMailServer(server);
  if (!trouble) yield ok(`${where} takes us in; replies are from ${server.from}`);
  else if (trouble.kind === 'later')
    yield bad(
      `${where}: ${WORDS[trouble.why].what}${trouble.code ? ` (${trouble.code})` : ''}.`,
      WORDS[trouble.why].remedy,
    );
  yield* checkAnswers(env, config);
}

function* checkAnswers(env: SmtpEnv, { reply }: Config): Generator<Finding> {
  if (!reply.answersTo) {
    yield ok(
      'E-mail: answers go to whoever has the work, and do not appear in Slack (reply.answersTo is not set)',
    );
  } else if (env.hookSecrets.length === 0) {
    yield warn(
      `E-mail: answers go to ${reply.answersTo}, but nothing brings them back: RNPS_SECRET_MAIL is not set.`,
      'Let the mail provider send them to /hooks/mail, and set RNPS_SECRET_MAIL to the secret (whsec_...) that it signs with.',
    );
  } else yield ok(`E-mail: answers go to ${reply.answersTo}, and come back by /hooks/mail`);
}

const WORDS = {
  access: {
    what: 'it does not let us in',
    remedy: 'Check user and password: SMTP_USER and SMTP_PASSWORD, or those in SMTP_URL.',
  },
  sender: {
    what: 'it does not take our address',
    remedy: 'Check smtp.from, and that this account may send as it.',
  },
  tls: {
    what: 'no encryption could be agreed on',
    remedy:
      'Check smtp.tls and the port: implicit for 465, starttls for 587. The certificate has to be for this host.',
  },
  busy: {
    what: 'it asks to come back later',
    remedy: 'Wait; if it lasts, ask whoever keeps the mail server.',
  },
  unreachable: {
    what: 'it cannot be reached',
    remedy: 'Check host and port, and that this machine may connect to it.',
  },
} as const;
