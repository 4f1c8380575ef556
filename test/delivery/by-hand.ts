import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import pino from 'pino';
import { createLiveAnnotator } from '../../src/annotating/live-annotator';
import { type Config, loadConfig } from '../../src/config/config';
import { openDatabase } from '../../src/db/data-source';
import { type ClaimedMessage, claimDue } from '../../src/delivery/claim-due';
import { type Sent, sendMessage } from '../../src/delivery/send-message';
import type { Deps } from '../../src/deps';
import { SHIPPED } from '../../src/domain/themes/taxonomy';
import { readDelivery } from '../../src/ingest/read-delivery';
import { slackClients } from '../../src/slack/clients';
import { openDirectory } from '../../src/slack/directory';
import { recordDelivery } from '../../src/use-cases/answers/record-delivery';
import { genericAnswer } from '../support/answers';
import { freshDatabase } from '../support/fresh-database';
import { loneSandbox } from '../support/lone-sandbox';
import { TEST_SECRET, TYPEFORM_SECRET } from '../support/sign';

/** The outbox without its loop: each message is claimed and sent by the test's own hand, and time passes when it says so. */
export async function deliveryByHand(delivery: Partial<Config['delivery']> = {}) {
  const database = await freshDatabase();
  const db = await openDatabase({ url: database.url, onPoolError: () => {} });
  const sandbox = await loneSandbox({
    generic: TEST_SECRET,
    typeform: TYPEFORM_SECRET,
    formbricks: TEST_SECRET,
  });
  const slack = slackClients({ botToken: sandbox.botToken, apiUrl: sandbox.apiUrl, sendTimeoutMs: 1500 });
  const shipped = loadConfig(resolve(__dirname, '../../rnps.config.yaml'), () => [TEST_SECRET]);
  const config = { ...shipped, delivery: { ...shipped.delivery, laneMs: 0, editMs: 0, ...delivery } };
  const log = pino({ level: 'silent' });
  const realNow = () => new Date();
  const directory = await openDirectory({ db, reader: slack.reader, config, log, realNow });
  const deps: Deps = {
    db,
    slack,
    slackMode: 'http',
    directory,
    config,
    sourceLines: undefined as never,
    now: realNow,
    realNow,
    newId: randomUUID,
    log,
    showPicture: async () => ({ kind: 'none', because: null }),
    forgetPicture: () => {},
    annotator: createLiveAnnotator(SHIPPED),
    wake: () => {},
  };
  const source = config.sources.find(({ name }) => name === 'generic')!;

  const claim = async (): Promise<ClaimedMessage | null> => (await claimDue(db, config.delivery)).message;
  const step = async (): Promise<Sent | null> => {
    const message = await claim();
    return message && sendMessage(deps, message);
  };
  const post = (path: string, body: unknown) =>
    fetch(sandbox.url + path, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    });
  return {
    deps,
    sandbox,
    sql: <T = Record<string, unknown>>(query: string, params: unknown[] = []): Promise<T[]> =>
      db.query(query, params),
    /** Records a generic answer; the same id again is an update. Returns its follow-up's id. */
    answer: async (data: Record<string, unknown> = {}): Promise<string> => {
      const body = genericAnswer(data);
      const reading = readDelivery(source, Buffer.from(JSON.stringify(body)), { 'webhook-id': randomUUID() });
      const result = await recordDelivery(deps, {
        source: 'generic',
        ...reading,
        body: Buffer.from('{}'),
        headers: {},
      });
      if (result.kind !== 'recorded')
        throw new Error(`The answer was not recorded: ${JSON.stringify(result)}`);
      const rows: { id: string }[] = await db.query(
        'SELECT f.id FROM follow_ups f JOIN responses r ON r.id = f.response_id WHERE r.source_response_id = $1',
        [body.data.id],
      );
      return rows[0]!.id;
    },
    claim,
    step,
    /** Sends until nothing is due any more; returns what became of each. */
    sendAll: async (): Promise<Sent[]> => {
      const all: Sent[] = [];
      for (let sent = await step(); sent !== null && all.length < 100; sent = await step()) all.push(sent);
      return all;
    },
    /** Real time passes for leases, pauses and waits, which are the database's. */
    passTime: async (ms: number) => {
      await db.query(
        `UPDATE outbox SET not_before = not_before - $1 * interval '1 ms', lease_until = lease_until - $1 * interval '1 ms',
           attempted_at = attempted_at - $1 * interval '1 ms'`,
        [ms],
      );
      await db.query(`UPDATE lanes SET next_at = next_at - $1 * interval '1 ms'`, [ms]);
    },
    fault: (fault: Record<string, unknown>) => post('/faults', fault),
    control: (act: Record<string, unknown>) => post('/control', act),
    /** Rows of the outbox by key, as they stand. */
    row: async (key: string) => {
      const rows: Record<string, unknown>[] = await db.query('SELECT * FROM outbox WHERE key = $1', [key]);
      return rows[0];
    },
    posts: () => sandbox.state.calls()['chat.postMessage'] ?? 0,
    edits: () => sandbox.state.calls()['chat.update'] ?? 0,
    stop: async () => {
      await db.destroy();
      await sandbox.close();
      await database.drop();
    },
  };
}

export type ByHand = Awaited<ReturnType<typeof deliveryByHand>>;
