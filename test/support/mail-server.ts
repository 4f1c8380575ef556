import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A mail as the server was given it. */
export interface TakenMail {
  from: string;
  to: string[];
  /** As it came over the wire. */
  raw: string;
  /** Unfolded, names in small letters; the last of each name. */
  headers: Map<string, string>;
  text: string;
}

/** How the server answers; each may be replaced while it runs. */
interface Manners {
  /** Called for each recipient; an error refuses it. */
  onRecipient: (address: string) => Promise<Error | null>;
  /** Called when the whole message is there, before the server says that it has it. */
  onMessage: (mail: TakenMail, socket: { destroy: () => void } | null) => Promise<Error | null>;
}

export interface TestMailServer extends Manners {
  port: number;
  /** What was taken, and said to be. */
  taken: TakenMail[];
  /** Sessions that came as far as the recipient. */
  recipients: string[];
  stop: () => Promise<void>;
}

/** An error that an SMTP server answers with this code. */
export function smtpError(code: number, words = 'No.'): Error {
  return Object.assign(new Error(words), { responseCode: code });
}

/** A real SMTP server on loopback, without encryption. */
export async function startMailServer(port = 0): Promise<TestMailServer> {
  const sockets = new Set<{ destroy: () => void }>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    closeTimeout: 100,
    onRcptTo: ({ address }, _session, callback) => {
      at.recipients.push(address);
      at.onRecipient(address).then(callback);
    },
    onData: (stream, session, callback) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk) => chunks.push(chunk));
      stream.on('end', async () => {
        const mail = read(Buffer.concat(chunks).toString('utf8'), {
          from: session.envelope.mailFrom ? session.envelope.mailFrom.address : '',
          to: session.envelope.rcptTo.map(({ address }) => address),
        });
        const error = await at.onMessage(mail, [...sockets].at(-1) ?? null);
        if (!error) at.taken.push(mail);
        callback(error);
      });
    },
  });
  server.on('error', () => {});
  server.server.on('connection', (socket: { destroy: () => void }) => sockets.add(socket));
  const at: TestMailServer = {
    port: 0,
    taken: [],
    recipients: [],
    onRecipient: async () => null,
    onMessage: async () => null,
    stop: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  server.listen(port, '127.0.0.1');
  await once(server.server, 'listening');
  at.port = (server.server.address() as AddressInfo).port;
  return at;
}

function read(raw: string, envelope: { from: string; to: string[] }): TakenMail {
  const [head = '', ...rest] = raw.split('\r\n\r\n');
  const headers = new Map(
    head
      .replace(/\r\n[ \t]+/g, ' ')
      .split('\r\n')
      .map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 2)]),
  );
  const body = rest.join('\r\n\r\n');
  const encoding = headers.get('content-transfer-encoding') ?? '7bit';
  const text =
    encoding === 'base64'
      ? Buffer.from(body, 'base64').toString('utf8')
      : encoding === 'quoted-printable'
        ? decoded(body)
        : body;
  return { ...envelope, raw, headers, text: text.replace(/\r\n/g, '\n').trim() };
}

function decoded(body: string): string {
  const bytes = body
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
