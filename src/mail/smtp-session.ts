import { Readable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { MailServer } from './mail-server';
import { type SendOutcome, settled, unsettled } from './send-outcome';

const CONNECT_MS = 10_000;
/** A server may look at a message for a while before it says that it has it. */
const SILENCE_MS = 45_000;
/** All of it together; a lease lasts longer. */
export const SEND_MS = 60_000;

export interface Mail {
  envelope: { from: string; to: string };
  /** As it goes over the wire. */
  message: Buffer;
}

/**
 * Hands one mail to the server. `beforeMessage` runs at the last instant at which nothing is sent yet, when the server
 * waits for the first byte: once it has resolved, a lost connection leaves it unknown whether the mail went out, and
 * when it rejects, the connection is closed and nothing did. Never rejects.
 */
export async function sendMail(
  server: MailServer,
  mail: Mail,
  beforeMessage: () => Promise<void>,
): Promise<SendOutcome> {
  let begun = false;
  const content = new Readable({
    read() {
      beforeMessage().then(
        () => {
          begun = true;
          this.push(mail.message);
          this.push(null);
        },
        (cause) => this.destroy(new Error('The mail was not begun.', { cause })),
      );
    },
  });
  try {
    const { size, envelope } = { size: mail.message.length, envelope: mail.envelope };
    await inSession(server, async (connection) => {
      await new Promise<void>((resolve, reject) =>
        connection.send({ ...envelope, to: [envelope.to], size }, content, (error) =>
          error ? reject(error) : resolve(),
        ),
      );
    });
    return { kind: 'sent' };
  } catch (error) {
    return begun ? unsettled(error) : settled(error);
  } finally {
    content.destroy();
  }
}

/** Whether the server can be reached and lets us in; null when it does, else what is wrong. */
export async function tryMailServer(server: MailServer): Promise<SendOutcome | null> {
  try {
    await inSession(server, async () => {});
    return null;
  } catch (error) {
    return settled(error);
  }
}

async function inSession(
  server: MailServer,
  work: (connection: SMTPConnection) => Promise<void>,
): Promise<void> {
  const connection = new SMTPConnection({
    host: server.host,
    port: server.port,
    secure: server.tls === 'implicit',
    requireTLS: server.tls === 'starttls',
    ignoreTLS: server.tls === 'none',
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    dnsTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
  });
  let timer: NodeJS.Timeout | undefined;
  const broken = new Promise<never>((_, reject) => {
    connection.on('error', reject);
    connection.on('end', () => reject(new Error('The connection ended.')));
    timer = setTimeout(() => reject(new Error('It took too long.')), SEND_MS);
  });
  try {
    await Promise.race([broken, converse(connection, server, work)]);
    connection.quit();
  } catch (error) {
    // Without the line with the dot: what was begun is no mail.
    connection.close();
    throw error;
  } finally {
    clearTimeout(timer);
    broken.catch(() => {});
  }
}

async function converse(
  connection: SMTPConnection,
  { auth }: MailServer,
  work: (connection: SMTPConnection) => Promise<void>,
): Promise<void> {
  await new Promise<void>((resolve, reject) =>
    connection.connect((error) => (error ? reject(error) : resolve())),
  );
  if (auth) {
    const { user, pass } = auth;
    await new Promise<void>((resolve, reject) =>
      connection.login({ user, pass, credentials: { user, pass } }, (error) =>
        error ? reject(error) : resolve(),
      ),
    );
  }
  await work(connection);
}
