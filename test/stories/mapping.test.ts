import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import type { Source } from '../../src/config/source';
import { sourceLines } from '../../src/config/with-source';
import { runMappingCommand } from '../../src/mapping-command/command';
import { sourceFrom } from '../ingest/mapped/mapped-source';
import { caseOf, presetSource } from '../ingest/mapped/preset-cases';
import { sample } from '../ingest/samples';
import { cardOf, submit, windowOf, wordsOf } from '../support/card';
import { pressIn, typed } from '../support/gestures';
import { type Running, runApp } from '../support/run-app';

const SHIPPED = parse(readFileSync(join(__dirname, '../../rnps.config.yaml'), 'utf8'));
const TOKEN = 'token-of-the-tool';
const authentication = { scheme: 'static_header', header: 'x-token' };
/** The score is looked for where it is not. */
const WRONG = { authentication, responseId: '$.id', score: '$.rating', comment: '$.text' };
const RIGHT = { ...WRONG, score: '$.answer.score' };

let run: Running;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rnps-mapping-'));
  run = await runApp({
    config: ({ sources }) => ({ sources: [...sources, presetSource(caseOf('wootric'))] }),
  });
});
afterAll(async () => {
  await run.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** From now on the app, and the configuration that the command reads, have the source with this mapping. */
function have(name: string, written: object): void {
  const source = sourceFrom(written, [TOKEN], name);
  const { sources } = run.app.deps.config;
  const at = sources.findIndex((one: Source) => one.name === name);
  if (at === -1) sources.push(source);
  else sources[at] = source;
  writeFileSync(join(folder, 'rnps.config.yaml'), stringify({ ...SHIPPED, sources: { [name]: written } }));
}

async function post(name: string, body: object): Promise<any> {
  const answer = await fetch(`${run.url}/hooks/${name}`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'x-token': TOKEN },
  });
  return answer.json();
}

async function command(...args: string[]): Promise<string> {
  const said: string[] = [];
  const raw = {
    DATABASE_URL: run.databaseUrl,
    RNPS_CONFIG: join(folder, 'rnps.config.yaml'),
    RNPS_SECRET_TOOL: TOKEN,
  };
  await runMappingCommand({ args, raw, realNow: () => new Date(), print: (text) => said.push(text) });
  return said.join('\n');
}

const results = (source: string) =>
  run.sql<{ result: string; reason: string | null }>(
    'SELECT result, reason FROM raw_deliveries WHERE source = $1 ORDER BY received_at',
    [source],
  );
const responseOf = async (id: string) =>
  (
    await run.sql<any>('SELECT score, comment, answered_at FROM responses WHERE source_response_id = $1', [
      id,
    ])
  )[0];

test('a delivery of a preset becomes a card', async () => {
  const body = sample('wootric.updated.form');
  const headers = { ...caseOf('wootric').sign(body), 'content-type': 'application/x-www-form-urlencoded' };
  const answer = await fetch(`${run.url}/hooks/wootric`, {
    method: 'POST',
    body: new Uint8Array(body),
    headers,
  });
  expect(await answer.json()).toMatchObject({ status: 'recorded' });
  const card = await cardOf(run, '88001');
  await run.until('the card to tell it', () => wordsOf(run, card).includes('Exports time out'));
});

describe('a mapping that looks for the score in the wrong place', () => {
  const comment = 'It is \u001b[31mslow\u202e and the export never ends, whatever we try.';

  test('parks what comes, with the reason', async () => {
    have('tool', { adapter: 'mapping', mapping: WRONG });
    for (const id of ['t1', 't2', 't3']) {
      expect(await post('tool', { id, text: comment, answer: { score: 4 } })).toMatchObject({
        reason: 'no_score',
      });
    }
    expect(await post('tool', { id: 't4', rating: 9 })).toMatchObject({ status: 'recorded' });
  });

  test('is tried with another before it is changed, and nothing changes', async () => {
    const file = join(folder, 'mapping.yaml');
    writeFileSync(file, stringify(RIGHT));
    const before = await results('tool');
    const table = await command('try', 'tool', '--file', file);
    const lines = table.split('\n');
    expect(lines[0]).toMatch(/^received \(UTC\) +was +would be$/);
    expect(lines.filter((line) => line.includes('parked: no_score: $.rating is absent.'))).toHaveLength(3);
    expect(
      lines.filter((line) => /→ t[123] {2}4\/10 {2}"It is \[31mslow and the export n?e?…"$/.test(line)),
    ).toHaveLength(3);
    expect(lines.find((line) => line.includes('t4  9/10  no comment'))).toContain(
      '→ parked: no_score: $.answer.score',
    );
    expect(table).toContain('4 of 4 would be different. Nothing was changed.');
    expect(table).not.toContain(TOKEN);
    expect(table).not.toContain('\u001b');
    expect(await results('tool')).toEqual(before);
    expect(await responseOf('t1')).toBeUndefined();
    expect(await command('try', 'tool')).toContain('0 of 4 would be different. Nothing was changed.');
  });

  test('is mended, and what was parked is replayed once, however often that is asked for', async () => {
    have('tool', { adapter: 'mapping', mapping: RIGHT });
    const said = await Promise.all([command('replay', 'tool'), command('replay', 'tool')]);
    const recorded = said.map((text) => Number(/ (\d) recorded/.exec(text)?.[1] ?? 0));
    expect(recorded[0]! + recorded[1]!).toBe(3);
    expect(await command('replay', 'tool')).toBe('No delivery of tool is parked.');
    expect((await results('tool')).map(({ result }) => result)).toEqual(Array(4).fill('recorded'));
    expect(await run.sql(`SELECT 1 FROM responses WHERE source = 'tool'`)).toHaveLength(4);
    const card = await cardOf(run, 't1');
    await run.until('the card of a replayed answer', () => wordsOf(run, card).includes('Detractor 4/10'));
    const [{ received_at }] = await run.sql<any>(
      `SELECT received_at FROM raw_deliveries WHERE source = 'tool' ORDER BY 1`,
    );
    expect((await responseOf('t1')).answered_at).toEqual(received_at);
  });
});

test('what was parked does not overwrite what came after it, but its comment is kept', async () => {
  have('late', { adapter: 'mapping', mapping: WRONG });
  await post('late', { id: 'l1', text: 'The first words.', answer: { score: 2 } });
  have('late', { adapter: 'mapping', mapping: RIGHT });
  await post('late', { id: 'l1', answer: { score: 9 } });
  expect(await command('replay', 'late')).toBe(
    '1 parked delivery of late: 1 recorded, 0 ignored, 0 still parked.',
  );
  expect(await responseOf('l1')).toMatchObject({ score: 9, comment: 'The first words.' });
});

test('nothing is called different by the mapping of now, whatever came later of the same answer', async () => {
  have('grown', { adapter: 'mapping', mapping: RIGHT });
  await post('grown', { id: 'g1', answer: { score: 2 } });
  await post('grown', { id: 'g1', answer: { score: 9 }, text: 'Better now.' });
  const same = await command('try', 'grown');
  expect(same).toMatch(/0 of 2 would be different\. Nothing was changed\.$/);
  expect(same).toContain('g1  2/10  no comment');
  const file = join(folder, 'grown.yaml');
  writeFileSync(file, stringify({ ...RIGHT, comment: '$.note' }));
  expect(await command('try', 'grown', '--file', file)).toContain('1 of 2 would be different');
  // The one that is in the file already, and would not read what came, is told too.
  have('grown', { adapter: 'mapping', mapping: WRONG });
  expect(await command('try', 'grown')).toMatch(/2 of 2 would be different\. Nothing was changed\.$/);
});

test('a reason that is too long for the table stands whole beneath it', async () => {
  have('long', { adapter: 'mapping', mapping: RIGHT });
  await post('long', { id: 'p1', answer: { score: 'very good indeed' } });
  const reason =
    'parked: score_not_whole_0_10: $.answer.score must be a whole number from 0 to 10, as a JSON number; it is a text.';
  const lines = (await command('try', 'long')).split('\n');
  expect(lines.slice(lines.indexOf('In full:'), lines.indexOf('In full:') + 2)).toEqual([
    'In full:',
    `  ${reason}`,
  ]);
});

test('what still cannot be read stays parked, with the reason that it has now', async () => {
  have('odd', { adapter: 'mapping', mapping: WRONG });
  await post('odd', { id: 'o1', answer: { score: 'good' } });
  await post('odd', { id: 'o2' });
  have('odd', { adapter: 'mapping', mapping: RIGHT });
  const table = await command('try', 'odd', '--last', '1');
  expect(table).toContain('1 more is parked and came before these: --last N looks further back, up to 1000.');
  expect(await command('try', 'odd')).not.toContain('came before these');
  await expect(command('try', 'odd', '--last', '0')).rejects.toThrow('[--last N]');
  expect(await command('replay', 'odd')).toBe(
    '2 parked deliveries of odd: 0 recorded, 0 ignored, 2 still parked (score_not_whole_0_10 1, no_score 1).',
  );
  expect((await results('odd'))[0]!.reason).toContain('score_not_whole_0_10: $.answer.score');
});

test('a source that is switched off is not replayed, and mistakes are told in words', async () => {
  have('off', { adapter: 'mapping', mapping: RIGHT, enabled: false });
  await post('off', { id: 'x1', answer: { score: 1 } });
  await expect(command('replay', 'off')).rejects.toThrow('sources.off.enabled is false. Switch it on first');
  expect(await results('off')).toMatchObject([{ result: 'parked' }]);
  await expect(command('try', 'nowhere')).rejects.toThrow(
    'There is no source "nowhere" in rnps.config.yaml. Sources are: off.',
  );
  await expect(command('try', 'off', '--file', join(folder, 'none.yaml'))).rejects.toThrow(
    'none.yaml cannot be read',
  );
  const file = join(folder, 'wrong.yaml');
  writeFileSync(file, stringify({ ...RIGHT, score: '$..score' }));
  await expect(command('try', 'off', '--file', file)).rejects.toThrow(
    'sources.off.mapping.score: "$..score" is not a path',
  );
  for (const args of [[], ['try'], ['mend', 'off'], ['try', 'off', '--file'], ['replay', 'off', 'x']]) {
    await expect(command(...args)).rejects.toThrow('npm run mapping -- try SOURCE [--file mapping.yaml]');
  }
});

test('in Slack an admin tries other lines, is told of mistakes beside the field, and has what was parked read again', async () => {
  run.app.deps.sourceLines = sourceLines(join(folder, 'rnps.config.yaml'), {
    secretsOf: () => [TOKEN],
    tokenOf: () => null,
  });
  have('desk', { adapter: 'mapping', mapping: WRONG });
  await post('desk', { id: 'd1', text: 'Where is <!channel> my refund?', answer: { score: 3 } });
  const lines = (text: string) => ({
    mapping_lines: { mapping_lines_text: { type: 'plain_text_input', value: text } },
  });

  expect((await typed(run, 'U0MAYA', 'mapping desk')).words).toContain('Only admins');
  expect((await typed(run, 'U0RUTH', 'mapping dsek')).words).toContain('`desk`');
  expect((await typed(run, 'U0RUTH', 'mapping desk')).words).toContain('A window lets you try');
  const asIs = await windowOf(run, 'U0RUTH');
  expect(JSON.stringify(asIs.blocks)).toContain('score: $.rating');
  expect(JSON.stringify(asIs.blocks)).toContain('*1 delivery parked.*');

  const mistake = await submit(run, 'U0RUTH', lines(stringify({ ...RIGHT, score: '$..score' })));
  expect(JSON.stringify(mistake.body)).toContain('is not a path');
  const scrambled = await submit(run, 'U0RUTH', lines('adapter: [mapping'));
  expect(JSON.stringify(scrambled.body)).toContain('not valid YAML');
  await submit(run, 'U0RUTH', lines(stringify(RIGHT)));
  const tried = JSON.stringify((await windowOf(run, 'U0RUTH')).blocks);
  expect(tried).toContain('*1 of 1* would be different');
  expect(tried).toMatch(/was: parked: no_score[^"]*→ d1 {1,2}3\/10/);
  expect(tried).toContain('score: $.answer.score');
  expect(tried).not.toMatch(/"mrkdwn","text":"[^"]*<!channel>/);
  expect(await results('desk')).toMatchObject([{ result: 'parked' }]);

  have('desk', { adapter: 'mapping', mapping: RIGHT });
  const window = await windowOf(run, 'U0RUTH');
  const at = { place: { viewId: window.id }, blocks: window.blocks };
  await pressIn(run, 'U0RUTH', at, 'Read them again');
  await run.until('the window to tell it', async () =>
    JSON.stringify((await windowOf(run, 'U0RUTH')).blocks).includes('1 parked delivery of desk: 1 recorded'),
  );
  await cardOf(run, 'd1');
});
