import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readArguments } from '../../src/import/arguments';
import { runImport } from '../../src/import/run-import';
import { genericAnswer } from '../support/answers';
import { type Running, runApp } from '../support/run-app';

let run: Running;
let dir: string;
beforeAll(async () => {
  run = await runApp();
  dir = mkdtempSync(join(tmpdir(), 'rnps-import-'));
});
afterAll(async () => {
  await run.stop();
  rmSync(dir, { recursive: true, force: true });
});

/** The files of these tests tell no date. */
async function bring(content: string, flags: string[] = [], slack = true) {
  const file = join(dir, `${randomUUID()}.csv`);
  writeFileSync(file, content);
  const { db, now, newId } = run.app.deps;
  const deps = {
    db,
    now,
    newId,
    full: slack ? run.app.deps : null,
    sources: () => run.app.deps.config.sources,
  };
  return runImport(deps, readArguments(['responses', file, '--answered-on', 'today', ...flags])!, {
    onLooked: () => {},
    onProgress: () => {},
  });
}

const followUps = async (id: string) =>
  run.sql<{ id: string }>(
    'SELECT f.id FROM follow_ups f JOIN responses r ON r.id = f.response_id WHERE r.source_response_id = $1',
    [id],
  );

test('history opens no follow-up, and neither does a webhook that brings a newer version of it', async () => {
  expect(await bring('Response ID,Score,Comment\nold-1,2,Slow\n', ['--source', 'generic'])).toMatchObject({
    added: 1,
  });
  const answer = await run.deliver(
    'generic',
    genericAnswer({ id: 'old-1', score: 3 }, 'rnps.response.updated'),
  );
  expect(answer).toMatchObject({ status: 200, body: { status: 'recorded' } });
  expect(await run.sql(`SELECT score FROM responses WHERE source_response_id = 'old-1'`)).toEqual([
    { score: 3 },
  ]);
  expect(await followUps('old-1')).toEqual([]);
  const shown = await run.page('/ui/command', {
    command: '/rnps',
    text: 'account Northwind',
    user: 'ines.duarte',
  });
  expect(shown.status).toBeLessThan(500);
});

test('a file that changes an answer with a follow-up changes its card, and without Slack is told that it cannot', async () => {
  await run.deliver('generic', genericAnswer({ id: 'new-1', score: 3, comment: null }));
  const file = 'Response ID,Score,Comment\nnew-1,3,Now with a reason\n';
  const refused = await bring(file, ['--source', 'generic'], false);
  expect(refused).toMatchObject({ changed: 0, rejected: 1 });
  expect(refused.reasons[0]!.reason).toContain('set SLACK_BOT_TOKEN');
  expect(await bring(file, ['--source', 'generic'])).toMatchObject({ changed: 1, rejected: 0 });
  const [followUp] = await followUps('new-1');
  const verbs = await run.sql('SELECT verb FROM history WHERE follow_up_id = $1 ORDER BY id', [followUp!.id]);
  expect(verbs).toContainEqual({ verb: 'comment_added' });
  expect(await bring(file, ['--source', 'generic'])).toMatchObject({ changed: 0, unchanged: 1, rejected: 0 });
});

test('--open-follow-ups treats the answers as new ones, once', async () => {
  const file = 'Response ID,Score,Comment,Email\nlate-1,2,Never called back,ann@late.example\n';
  expect(await bring(file, ['--open-follow-ups'])).toMatchObject({ added: 1 });
  const [followUp] = await followUps('late-1');
  await run.until('the card', async () => {
    const rows = await run.sql('SELECT 1 FROM outbox WHERE key = $1 AND message_ts IS NOT NULL', [
      `card:${followUp!.id}`,
    ]);
    return rows.length > 0;
  });
  expect(await bring(file, ['--open-follow-ups'])).toMatchObject({ added: 0, unchanged: 1 });
  expect(await followUps('late-1')).toHaveLength(1);
});
