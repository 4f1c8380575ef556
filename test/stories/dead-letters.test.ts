import { genericAnswer } from '../support/answers';
import { cardOf, windowOf } from '../support/card';
import { pressIn, typed } from '../support/gestures';
import { type Running, runApp } from '../support/run-app';
import { clicks } from '../support/slack-requests';

let run: Running;
beforeEach(async () => {
  // What several accounts complain of would be a message of its own, and be refused in place of a card.
  run = await runApp({ byHand: ['find-issues'] });
});
afterEach(() => run.stop());

const fault = (error: string, times = 1) =>
  fetch(`${run.sandbox.url}/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ method: 'chat.postMessage', kind: 'error', error, times }),
  });

/** Answers whose cards Slack refuses. */
async function refused(n: number, error = 'invalid_blocks') {
  await fault(error, n);
  const answers = Array.from({ length: n }, (_, i) =>
    genericAnswer({
      account: { external_id: `acc_${i}`, name: `Account ${i}` },
      comment: 'An invoice in private.',
    }),
  );
  for (const answer of answers) await run.deliver('generic', answer);
  await run.until('them to be given up', async () => {
    const rows = await run.sql<{ n: number }>(`SELECT count(*)::int AS n FROM outbox WHERE state = 'dead'`);
    return rows[0]!.n === n;
  });
  // Two that are on their way at once may be refused in either order.
  await run.sql(`UPDATE outbox SET gave_up_at = created_at WHERE state = 'dead'`);
  return answers.map((answer) => answer.data.id);
}

async function theList(as = 'U0RUTH') {
  const status = await typed(run, as, 'status');
  await pressIn(run, as, status, 'See what was given up');
  return inWindow(as);
}

async function inWindow(as = 'U0RUTH') {
  const view = await windowOf(run, as);
  return { place: { viewId: view.id }, blocks: view.blocks, words: JSON.stringify(view.blocks), view };
}

const windowSaying = (words: string) =>
  run.until(`a window with "${words}"`, async () => {
    const now = await inWindow();
    return now.words.includes(words) ? now : null;
  });

test('an admin sees what was given up, what it was, where, why and since when, and has one tried again', async () => {
  const [id] = await refused(2);
  const list = await theList();
  expect(list.words).toContain('2 messages given up');
  expect(list.words).toMatch(/\*Card\*[^"]*Account 1 · #rnps-cx/);
  expect(list.words).toContain('`invalid_blocks`');
  expect(list.words).toContain('after 1 attempt');
  expect(list.words).not.toContain('in private');
  await pressIn(run, 'U0RUTH', list, 'Try again', 'Account 0');
  await cardOf(run, id!);
  const after = await windowSaying('It is tried again now');
  expect(after.words).toContain('1 message given up');
});

test('all at once, and a list that is longer than one window can be turned', async () => {
  const ids = await refused(12);
  const first = await theList();
  expect(first.words).toMatch(/Account 11[\s\S]*Account 2 /);
  expect(first.words).not.toContain('Account 1 ');
  await pressIn(run, 'U0RUTH', first, 'Older');
  const second = await windowSaying('Page 2 of 2');
  expect(second.words).toContain('Account 0 ');
  await pressIn(run, 'U0RUTH', second, 'Try all again');
  await windowSaying('12 messages are tried again now');
  for (const id of ids) await cardOf(run, id);
  expect((await typed(run, 'U0RUTH', 'status')).words).toContain('All is well');
});

test('one that may be in Slack already says so, and is tried again only by somebody who was asked twice', async () => {
  const [id] = await refused(1);
  await run.sql(`UPDATE outbox SET state = 'unknown', last_error = 'missing_scope' WHERE state = 'dead'`);
  const list = await theList();
  expect(list.words).toContain('answer was lost');
  expect(list.words).toContain('Is it in Slack already?');
  expect(list.words).not.toContain('Try all again');
  await pressIn(run, 'U0RUTH', list, 'Try again', 'Account 0');
  await cardOf(run, id!);
});

test('nobody but an admin gets in, whatever button they found', async () => {
  await refused(1);
  const status = await typed(run, 'U0MAYA', 'status');
  await pressIn(run, 'U0MAYA', status, 'See what was given up');
  await run.until('the refusal', () =>
    run.sandbox.state.ephemerals('U0MAYA').at(-1)!.text.includes('Only admins'),
  );
  expect(run.sandbox.state.views('U0MAYA')).toEqual([]);
  const rows = await run.sql<{ id: string }>(`SELECT id FROM outbox WHERE state = 'dead'`);
  const view = { container: { type: 'view' }, view: { id: 'V1', type: 'modal', private_metadata: '{}' } };
  for (const as of ['U0MAYA', 'U0GUS', 'U0ZED']) {
    await clicks(run, as, 'dead_letters_replay', `certain:${rows[0]!.id}`, view);
    await clicks(run, as, 'dead_letters_replay_all', 'all', view);
  }
  expect(await run.sql(`SELECT state FROM outbox WHERE kind = 'card'`)).toEqual([{ state: 'dead' }]);
});

test('with nothing given up there is no button, and an old one says that all is well', async () => {
  expect((await typed(run, 'U0RUTH', 'status')).words).not.toContain('See what was given up');
  await refused(1);
  const status = await typed(run, 'U0RUTH', 'status');
  await run.sql(`DELETE FROM outbox WHERE state = 'dead'`);
  await pressIn(run, 'U0RUTH', status, 'See what was given up');
  expect((await inWindow()).words).toContain('Nothing was given up');
});
