import { PostgresBackend } from '@agendajs/postgres-backend';
import { Pool } from 'pg';
import { askForDueOnly } from '../../src/jobs/due-only';
import { type FreshDatabase, freshDatabase } from '../support/fresh-database';

const NOW = new Date('2026-03-02T09:00:00Z');
const LOCK_DEADLINE = new Date('2026-03-02T08:59:57Z');

let database: FreshDatabase;
let pool: Pool;
let asked: string[];

beforeAll(async () => {
  database = await freshDatabase();
  pool = new Pool({ connectionString: database.url, max: 2 });
  await pool.query(`
    INSERT INTO agenda_jobs (name, next_run_at, locked_at, disabled) VALUES
      ('due',      '2026-03-02T09:00:00Z', NULL, false),
      ('later',    '2026-03-02T09:00:01Z', NULL, false),
      ('running',  '2026-03-02T08:00:00Z', '2026-03-02T08:59:58Z', false),
      ('lost',     '2026-03-02T10:00:00Z', '2026-03-02T08:59:57Z', false),
      ('disabled', '2026-03-02T08:00:00Z', NULL, true)`);
});

afterAll(async () => {
  await pool.end();
  await database.drop();
});

/** Agenda's own way to its jobs, which writes down each statement that it makes. */
function jobs() {
  asked = [];
  const counted = {
    query: (text: string, values: unknown[]) => {
      asked.push(text.trim().split(/\s+/)[0]!);
      return pool.query(text, values);
    },
  } as unknown as Pool;
  const { repository } = new PostgresBackend({ pool: counted, ensureSchema: false });
  askForDueOnly(repository, counted);
  return (name: string) => repository.getNextJobToRun(name, NOW, LOCK_DEADLINE, undefined, undefined);
}

test('one question tells what is due, and only that is taken: what is over its instant, and what a lost process held', async () => {
  const take = jobs();
  const names = ['due', 'later', 'running', 'lost', 'disabled', 'unknown'];
  const taken = await Promise.all(names.map(take));
  expect(taken.map((job) => job?.name)).toEqual(['due', undefined, undefined, 'lost', undefined, undefined]);
  expect(asked).toEqual(['SELECT', 'UPDATE', 'UPDATE']);
});

test('each look asks anew, so that what fell due meanwhile is found', async () => {
  const take = jobs();
  expect(await take('later')).toBeUndefined();
  await pool.query(`UPDATE agenda_jobs SET next_run_at = $1 WHERE name = 'later'`, [NOW]);
  expect(await take('later')).toMatchObject({ name: 'later' });
});

test('a question that fails is a failure of every job asked for, and the next look asks again', async () => {
  const trouble = new Error('Connection terminated unexpectedly');
  const failing = [trouble];
  const broken = {
    query: async () => {
      if (failing.length > 0) throw failing.pop();
      return { rows: [{ name: 'due' }] };
    },
  } as unknown as Pool;
  let answers = 0;
  const backend: Parameters<typeof askForDueOnly>[0] = {
    getNextJobToRun: async () => ({ answers: ++answers }) as any,
  };
  askForDueOnly(backend, broken);
  const ask = (name: string) => backend.getNextJobToRun(name, NOW, LOCK_DEADLINE, undefined, undefined);
  const both = await Promise.allSettled(['due', 'later'].map(ask));
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(answers).toBe(0);
  await expect(ask('due')).resolves.toEqual({ answers: 1 });
});
