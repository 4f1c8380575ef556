import { watchModel } from '../../scripts/watch-model';
import { progressOn } from '../../src/themes-command/progress';

/** A list of so many comments at each look, as the database would tell it; the clock runs a second a look. */
async function watched(looks: number[], pause: { why: string; until: Date } | null = null) {
  let at = -1;
  let ms = 0;
  const db = {
    query: async (sql: string) => {
      if (sql.includes('FROM model_reading_state')) return at === looks.length - 1 && pause ? [pause] : [];
      if (sql.includes('FROM ai_budget')) return [];
      at = Math.min(at + 1, looks.length - 1);
      ms += 1000;
      return [{ state: 'waiting', n: String(looks[at]) }];
    },
  };
  const out: string[] = [];
  const nowMs = () => ms;
  const progress = progressOn({ isTTY: true, write: (text) => out.push(text) }, nowMs, 'comments');
  const said = await watchModel({ db: db as never, progress, nowMs, lookMs: 1, stillMs: 5000 });
  return { said, out: out.join('') };
}

test('a bar shows how far the app is with the list, and goes when all is read', async () => {
  const { said, out } = await watched([200, 100, 50, 0]);
  expect(out).toContain('[============            ] the app reads: 50%, 100 comments');
  expect(out).toContain('the app reads: 75%, 150 comments');
  expect(out.endsWith('\r\x1b[K')).toBe(true);
  expect(said).toBe('All of the list is read.');
});

test('it ends where nothing is asked for now, and says until when', async () => {
  const { said } = await watched([9, 5], { why: 'over budget', until: new Date('2030-02-01T00:00:00Z') });
  expect(said).toBe('5 wait; nothing is asked until 2030-02-01T00:00:00.000Z: over budget.');
});

test('it ends where nobody reads', async () => {
  expect((await watched([9, 7])).said).toContain(
    '7 wait, and nothing was read for a while: is the app running',
  );
});
