import { randomUUID } from 'node:crypto';
import type { Deps } from '../../src/deps';
import type { Parsed, ParsedAnswer } from '../../src/domain/answer';
import { NO_FACTS } from '../../src/domain/customers/account-facts';
import { TransientError, UserError } from '../../src/domain/errors';
import { recordDelivery } from '../../src/use-cases/answers/record-delivery';
import { matchByHand } from '../../src/use-cases/customers/match-by-hand';
import { importResponses } from '../../src/use-cases/history/import-responses';
import { foldDeltas } from '../../src/use-cases/numbers/fold-deltas';
import { foldRollUps } from '../../src/use-cases/numbers/fold-roll-ups';
import { rebuildNumbers } from '../../src/use-cases/numbers/rebuild-numbers';
import { bothWays } from './count-by-hand';
import { realLife } from './real-life';

export interface Told {
  answer: number;
  person: number;
  score: number;
  /** Quarters of an hour from the start of the days that are looked at. */
  quarter: number;
  plan: string | null;
  since: string | null;
  role: string | null;
  account: number | null;
}

export type Command =
  | ({ kind: 'tell' } & Told)
  | { kind: 'import'; rows: Told[] }
  | { kind: 'delete'; answer: number }
  | { kind: 'erase'; person: number }
  | { kind: 'match'; answer: number; account: number }
  | { kind: 'fold' }
  | { kind: 'fold some'; limit: number }
  | { kind: 'rebuild'; zone: string | null }
  | { kind: 'look' };

/** The first of the days that answers of these lives are given on; clocks go forward in New York on the second. */
const START_MS = Date.UTC(2026, 2, 7);
export const QUARTERS = 4 * 24 * 4;
const DAYS = ['05', '06', '07', '08', '09', '10', '11', '12', '13'].map((day) => `2026-03-${day}`);
const NOBODY = { externalId: null, email: null, name: null, title: null, role: null };

/** Answers that come, change and go, by the app's own use cases, on a database of their own. */
export async function numbersLife() {
  const life = await realLife();
  const directory = { ...life.deps.directory, admins: new Set(['admin']), learn: async () => {} };
  const deps: Deps = { ...life.deps, directory: directory as Deps['directory'] };
  let series = '';

  const answerOf = ({ answer, person, score, quarter, plan, since, role, account }: Told): ParsedAnswer => ({
    sourceResponseId: `${series}-a${answer}`,
    score,
    comment: null,
    mayQuote: null,
    answeredAt: new Date(START_MS + quarter * 900_000),
    updatedAt: null,
    wave: null,
    person: { ...NOBODY, externalId: `${series}-p${person}`, role },
    account: {
      ...NO_FACTS,
      externalId: account === null ? null : `${series}-c${account}`,
      plan,
      customerSince: since,
    },
    properties: {},
  });
  const deliver = (parsed: Parsed) =>
    recordDelivery(deps, {
      source: 'generic',
      deliveryId: randomUUID(),
      body: Buffer.from('{}'),
      headers: {},
      parsed,
    });
  const idOf = async (table: string, column: string, value: string): Promise<string> => {
    const rows: { id: string }[] = await deps.db.query(`SELECT id FROM ${table} WHERE ${column} = $1`, [
      value,
    ]);
    return rows[0]?.id ?? randomUUID();
  };
  const look = async () => {
    const { told, counted } = await deps.db.transaction('REPEATABLE READ', (tx) => bothWays(tx, DAYS));
    expect(told).toEqual(counted);
    return counted.size;
  };

  async function run(command: Command): Promise<void> {
    switch (command.kind) {
      case 'tell':
        return void (await deliver({ kind: 'answer', answer: answerOf(command) }));
      case 'import': {
        const rows = command.rows.map((told, line) => ({ line, told: answerOf(told) }));
        const input = { source: 'generic', rows, dryRun: false, openFollowUps: false, idsMayRepeat: false };
        return void (await importResponses({ ...deps, full: deps }, input));
      }
      case 'delete':
        return void (await deliver({ kind: 'deleted', sourceResponseId: `${series}-a${command.answer}` }));
      case 'erase': {
        const person = { externalId: `${series}-p${command.person}`, email: null };
        return void (await deliver({ kind: 'erased', person }));
      }
      case 'match': {
        const responseId = await idOf('responses', 'source_response_id', `${series}-a${command.answer}`);
        const id = await idOf('accounts', 'external_id', `${series}-c${command.account}`);
        return void (await matchByHand(deps, { responseId, by: 'admin', account: { kind: 'known', id } }));
      }
      case 'fold':
        return void (await foldRollUps(deps));
      case 'fold some':
        return deps.db.transaction(async (tx) => {
          await tx.query('LOCK TABLE roll_up_state IN SHARE ROW EXCLUSIVE MODE');
          await foldDeltas(tx, command.limit);
        });
      case 'rebuild': {
        const zone = command.zone ?? (await deps.db.query('SELECT zone FROM roll_up_state'))[0].zone;
        const { wrong } = await rebuildNumbers(deps, zone);
        return expect(wrong ?? 0).toBe(0);
      }
      case 'look':
        return void (await look());
    }
  }

  return {
    deps,
    look,
    /** Runs all of these at once; whoever is told to try again, or that it cannot be, is told nothing more. */
    runAll: async (commands: Command[]) => {
      const ended = await Promise.allSettled(commands.map(run));
      for (const one of ended) {
        if (one.status === 'fulfilled') continue;
        if (!(one.reason instanceof TransientError) && !(one.reason instanceof UserError)) throw one.reason;
      }
    },
    startAgain: async () => {
      series = randomUUID().slice(0, 8);
      // Empty, and in the way all the same: it goes with the people.
      await deps.db.query('ALTER TABLE telling_history DISABLE TRIGGER telling_history_no_truncate');
      await deps.db.query('TRUNCATE responses, respondents, accounts, roll_ups, roll_up_deltas CASCADE');
    },
    stop: life.stop,
  };
}
