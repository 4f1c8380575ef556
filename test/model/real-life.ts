import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import pino from 'pino';
import { createLiveAnnotator } from '../../src/annotating/live-annotator';
import { type Config, loadConfig } from '../../src/config/config';
import { openDatabase } from '../../src/db/data-source';
import type { Deps } from '../../src/deps';
import { NO_FACTS } from '../../src/domain/customers/account-facts';
import type { PersonFacts } from '../../src/domain/customers/person';
import { SHIPPED } from '../../src/domain/themes/taxonomy';
import { recordDelivery } from '../../src/use-cases/answers/record-delivery';
import { type FreshDatabase, freshDatabase } from '../support/fresh-database';
import { ON_TEAM } from './plain-model';

const START_MS = Date.UTC(2030, 0, 7);
const ALWAYS = { opens: '00:00', closes: '24:00' };

/** The use cases on a real database, in a week without an end; Slack is only asked who people are. */
export async function realLife() {
  const database: FreshDatabase = await freshDatabase();
  const db = await openDatabase({ url: database.url, onPoolError: () => {} });
  const shipped = loadConfig(resolve(__dirname, '../../rnps.config.yaml'), () => []);
  const config: Config = {
    ...shipped,
    calendars: {
      'new-york': {
        zone: 'UTC',
        week: { mon: ALWAYS, tue: ALWAYS, wed: ALWAYS, thu: ALWAYS, fri: ALWAYS, sat: ALWAYS, sun: ALWAYS },
        holidays: null,
        closures: [],
        halfDays: [],
      },
    },
    routing: {
      rules: [
        { when: { band: 'passive' }, to: 'success' },
        { when: { band: 'promoter' }, to: 'sales' },
      ],
      otherwise: 'cx',
    },
  };
  let nowMs = START_MS;
  const gone = new Set<string>();
  const deps: Deps = {
    db,
    config,
    sourceLines: undefined as never,
    directory: directoryOf(gone),
    slack: undefined as never,
    slackMode: 'http',
    now: () => new Date(nowMs),
    realNow: () => new Date(),
    newId: randomUUID,
    log: pino({ level: 'silent' }),
    showPicture: async () => ({ kind: 'none', because: null }),
    forgetPicture: () => {},
    annotator: createLiveAnnotator(SHIPPED),
    wake: () => {},
  };
  return {
    deps,
    gone,
    startAgain: async () => {
      nowMs = START_MS;
      gone.clear();
      // What earlier sequences left is not looked at again.
      await db.query('UPDATE follow_ups SET next_rung_at = NULL WHERE next_rung_at IS NOT NULL');
    },
    pass: (hours: number) => {
      nowMs += hours * 3_600_000;
    },
    hoursOf: (at: Date | null) => (at === null ? null : (at.getTime() - START_MS) / 3_600_000),
    /** One version of an answer, as its tool would tell it. */
    answer: async (said: { person: string; response: string; score: number; comment: string | null }) => {
      const nothing = { externalId: null, name: null, email: null, title: null, role: null };
      const result = await recordDelivery(deps, {
        source: 'generic',
        deliveryId: randomUUID(),
        body: Buffer.from('{}'),
        headers: {},
        parsed: {
          kind: 'answer',
          answer: {
            sourceResponseId: said.response,
            score: said.score,
            comment: said.comment,
            mayQuote: null,
            answeredAt: null,
            updatedAt: null,
            wave: null,
            person: { ...nothing, externalId: said.person },
            account: NO_FACTS,
            properties: {},
          },
        },
      });
      if (result.kind !== 'recorded') throw new Error(`The answer was not recorded: ${result.kind}`);
    },
    stop: async () => {
      await db.destroy();
      await database.drop();
    },
  };
}

export type RealLife = Awaited<ReturnType<typeof realLife>>;

function directoryOf(gone: ReadonlySet<string>): Deps['directory'] {
  const person = (id: string): PersonFacts => ({
    id,
    kind: gone.has(id) ? 'deactivated' : 'member',
    name: id,
    email: `${id}@larkspur.example`,
    zone: null,
    status: null,
  });
  return {
    workspace: { id: 'T1', name: 'Larkspur', url: 'https://larkspur.slack.test/', botUserId: 'B' },
    channelId: (name) => `C-${name}`,
    permalink: () => '',
    leadsOf: (team) => (team === 'cx' ? ['lead'] : []),
    teamsOf: async (id) => ON_TEAM[id] ?? [],
    committee: new Set(),
    admins: new Set(),
    byEmail: async () => null,
    person: async (id) => person(id),
    forget: async () => {},
    warnings: [],
  } as Partial<Deps['directory']> as Deps['directory'];
}
