import { randomUUID } from 'node:crypto';
import type { TellingEvent } from '../../src/domain/tellings/telling';
import { toldHistoryPage } from '../../src/presenters/present-tellings';
import { AccessRefused } from '../../src/use-cases/authorize';
import { changeTelling } from '../../src/use-cases/tellings/change-telling';
import { linkAsker, unlinkAsker } from '../../src/use-cases/tellings/link-asker';
import { notToldByReply, tellWithReply, toldByReply } from '../../src/use-cases/tellings/tell-by-reply';
import { drawer } from '../domain/draws';
import { databaseAt, MONDAY_AT_TEN } from '../support/business-time';
import { cardOf, windowOf } from '../support/card';
import type { FreshDatabase } from '../support/fresh-database';
import { pressIn, typed } from '../support/gestures';
import { COMMITTEE, nothingOwed } from '../support/initiatives';
import { closeWindow } from '../support/replying';
import { type Running, runApp } from '../support/run-app';
import { clicks, sendsForm } from '../support/slack-requests';
import { asks, delivered, listed, MAYA, people, tellMessage } from '../support/tellings';

let database: FreshDatabase;
let run: Running;
// Monday, 4 March 2030, at ten in New York.
beforeEach(async () => {
  database = await databaseAt(MONDAY_AT_TEN);
  run = await runApp({ databaseUrl: database.url });
});
afterEach(async () => {
  await run.stop();
  await database.drop();
});

const lines = () =>
  run.sql<{ verb: string; by: string; via: string | null }>(
    'SELECT verb, by_id AS by, via FROM telling_history ORDER BY id',
  );
const presses = (as: string, tellingId: string, ...events: TellingEvent[]) =>
  events.reduce(
    (before, event) =>
      before.then(async () => {
        await changeTelling(run.app.deps, { tellingId, by: as, event });
      }),
    Promise.resolve(),
  );
/** The runs of text and people of a window, as they are read. */
const readIn = (view: { blocks: unknown }) =>
  JSON.stringify(view.blocks)
    .match(/"text":"[^"]*"|"user_id":"[^"]*"/g)!
    .map((one) => one.replace(/^"(text|user_id)":"|"$/g, ''))
    .join('');

test('who told whom and when, and who took it back, can be read; nothing of it is written over', async () => {
  await asks(run, { name: 'Mira Olsen' });
  await asks(run, { name: 'Jon Dahl', account: 'Zenith Labs', owner: MAYA });
  const id = await delivered(run);
  const [jon, mira] = await people(run, id);
  await presses('U0LENA', mira!.id, 'told', 'told');
  await presses('U0GRACE', mira!.id, 'undo', 'not_needed');
  await presses('U0MAYA', jon!.id, 'told');
  expect(await lines()).toEqual([
    { verb: 'told', by: 'U0LENA', via: 'said' },
    { verb: 'taken_back', by: 'U0GRACE', via: null },
    { verb: 'not_needed', by: 'U0GRACE', via: null },
    { verb: 'told', by: 'U0MAYA', via: 'said' },
  ]);
  await nothingOwed(run);
  await pressIn(run, 'U0RUTH', await typed(run, 'U0RUTH', 'told invoices', COMMITTEE), 'Who told whom…');
  const all = await windowOf(run, 'U0RUTH');
  expect(readIn(all)).toContain('Jon Dahl, Zenith Labs: ✓ told by U0MAYA');
  expect(readIn(all)).toContain('Mira Olsen, Northwind Freight: ↶ taken back by U0GRACE');
  expect(readIn(all)).toContain('Mira Olsen, Northwind Freight: ✓ told by U0LENA');

  // Whoever tells customers reads of their own, from the list of them.
  await pressIn(run, 'U0LENA', await tellMessage(run, id, 'U0LENA'), 'See all 1…');
  const list = await windowOf(run, 'U0LENA');
  await pressIn(run, 'U0LENA', { place: { viewId: list.id }, blocks: list.blocks }, 'Who told whom…');
  const own = await run.until('her history', async () => {
    const view = await windowOf(run, 'U0LENA');
    return view.title?.text === 'Who told whom' ? view : null;
  });
  expect(readIn(own)).toContain('Mira Olsen');
  expect(readIn(own)).not.toContain('Jon Dahl');
  await clicks(run, 'U0LENA', 'telling.history', `${id}:all:0`, { channel: { id: 'D0LENA', name: 'x' } });
  await run.until('her to be refused', () =>
    run.sandbox.state.ephemerals('U0LENA').find(({ text }) => text.includes('Only whoever looks after')),
  );
});

test('the database refuses to change or shorten it while somebody of whom it speaks is listed', async () => {
  await asks(run);
  const id = await delivered(run);
  await presses('U0LENA', (await people(run, id))[0]!.id, 'told');
  await expect(run.sql(`UPDATE telling_history SET by_id = 'U0EVE'`)).rejects.toThrow('append-only');
  await expect(run.sql('DELETE FROM telling_history')).rejects.toThrow('append-only');
  await expect(run.sql('TRUNCATE telling_history')).rejects.toThrow('append-only');
  expect(await lines()).toHaveLength(1);
});

test('what is said and its line of history are kept together, or neither is', async () => {
  await asks(run);
  const id = await delivered(run);
  await run.sql(
    `CREATE FUNCTION no_queue() RETURNS trigger AS $$ BEGIN RAISE 'the disk is full'; END $$ LANGUAGE plpgsql`,
  );
  await run.sql('CREATE TRIGGER no_queue BEFORE INSERT ON survey_queue EXECUTE FUNCTION no_queue()');
  await expect(presses('U0LENA', (await people(run, id))[0]!.id, 'told')).rejects.toThrow('disk is full');
  expect(await people(run, id)).toMatchObject([{ state: 'not_told' }]);
  expect(await lines()).toEqual([]);
});

test('whoever leaves the list because nothing finds them keeps it, is marked in it, and is not any more when they are found again', async () => {
  await asks(run, { name: 'Sso Fan', comment: 'Please add single sign-on, then we stay.' });
  const id = await delivered(run, 'One login', null);
  const phrases = (text: string, seen: string) =>
    sendsForm(run, 'U0GRACE', 'initiative_phrases_submit', JSON.stringify({ initiativeId: id, seen }), {
      initiative_phrases: { initiative_phrases_text: { type: 'plain_text_input', value: text } },
    });
  await phrases('single sign-on', '');
  await listed(run, id);
  await presses('U0LENA', (await people(run, id))[0]!.id, 'told', 'undo');
  await phrases('', 'single sign-on');
  await listed(run, id);
  expect(await people(run, id)).toEqual([]);
  expect((await lines()).map(({ verb }) => verb)).toEqual(['told', 'taken_back', 'left']);
  const reads = async () => {
    await closeWindow(run, 'U0RUTH');
    await pressIn(run, 'U0RUTH', await typed(run, 'U0RUTH', 'told login', COMMITTEE), 'Who told whom…');
    return readIn(await windowOf(run, 'U0RUTH'));
  };
  const meanwhile = await reads();
  expect(meanwhile).toContain('Sso Fan, Northwind Freight: ↶ taken back by U0LENA');
  expect(meanwhile).toContain('left the list: none of the words that are looked for now finds them');
  expect(meanwhile.match(/not on the list any more/g)).toHaveLength(2);
  await phrases('single sign-on', '');
  await listed(run, id);
  const after = await reads();
  expect(after).toContain('↶ taken back by U0LENA');
  expect(after).toContain('left the list');
  expect(after).not.toContain('not on the list any more');
});

test('of somebody who left, whoever told their customers reads it too, and nobody else', async () => {
  await asks(run, { name: 'Mira Olsen' });
  await asks(run, { name: 'Quiet Person' });
  const other = await asks(run, { name: 'Jon Dahl', account: 'Zenith Labs', owner: MAYA });
  const id = await delivered(run, 'Clear invoices', null);
  for (const one of await people(run, id))
    if (one.name !== 'Quiet Person') await presses('U0GRACE', one.id, 'told', 'undo');
  // Somebody says that these speak of something else.
  await run.sql(
    `DELETE FROM annotation_themes WHERE response_id IN (SELECT id FROM responses WHERE source_response_id <> $1)`,
    [other.id],
  );
  await run.sql('UPDATE initiatives SET people_listed_at = NULL');
  await listed(run, id);
  expect((await people(run, id)).map(({ name }) => name)).toEqual(['Jon Dahl']);
  const reads = async (as: string) => {
    const found = await toldHistoryPage(run.app.deps, { initiativeId: id, whose: as, page: 0 });
    return found!.lines.map(({ personName, verb, why, isListed }) => ({ personName, verb, why, isListed }));
  };
  const miras = ['left', 'taken_back', 'told'].map((verb) => ({
    personName: 'Mira Olsen',
    verb,
    why: verb === 'left' ? 'theme' : null,
    isListed: false,
  }));
  // Of whom nothing was said there is nothing to read.
  expect(await reads('U0LENA')).toEqual(miras);
  expect((await reads('U0MAYA')).map(({ personName }) => personName)).toEqual(['Jon Dahl', 'Jon Dahl']);
  expect(await reads('all')).toEqual(expect.arrayContaining(miras));
  expect(await reads('committee')).toEqual([]);
  // What a lead alone may know of since is nobody's to read.
  await run.sql('UPDATE follow_ups SET confidential = true');
  expect(await reads('all')).toEqual([]);
  await run.sql('UPDATE follow_ups SET confidential = false');
  await run.deliver('generic', {
    type: 'rnps.person.erased',
    timestamp: new Date().toISOString(),
    data: {
      person: {
        email: (
          await run.sql<{ email: string }>(`SELECT email FROM respondents WHERE name = 'Mira Olsen'`)
        )[0]!.email,
      },
    },
  });
  expect(await reads('U0LENA')).toEqual([]);
});

test('whose link by hand was taken back leaves the list, and it says so', async () => {
  const answer = await asks(run, { name: 'Mira Olsen', comment: 'Great people.', score: 10 });
  const id = await delivered(run);
  const { followUpId } = await cardOf(run, answer.id);
  await linkAsker(run.app.deps, { followUpId, initiativeId: id, by: 'U0GRACE' });
  await listed(run, id);
  const { id: tellingId } = (await people(run, id))[0]!;
  await presses('U0LENA', tellingId, 'told', 'undo');
  await unlinkAsker(run.app.deps, { tellingId, by: 'U0GRACE' });
  await listed(run, id);
  expect(await people(run, id)).toEqual([]);
  await pressIn(run, 'U0RUTH', await typed(run, 'U0RUTH', 'told invoices', COMMITTEE), 'Who told whom…');
  expect(readIn(await windowOf(run, 'U0RUTH'))).toContain(
    'left the list: somebody took back that they asked',
  );
});

test('it goes with a person who is erased, and stays of everybody else', async () => {
  const gone = await asks(run, { name: 'Zwetana Quibblefix' });
  await asks(run, { name: 'Jon Dahl' });
  const id = await delivered(run);
  for (const one of await people(run, id)) await presses('U0LENA', one.id, 'told', 'undo', 'told');
  await run.deliver('generic', {
    type: 'rnps.person.erased',
    timestamp: new Date().toISOString(),
    data: { person: { email: gone.email } },
  });
  expect(
    await run.sql(
      `SELECT p.name, count(*)::integer AS n FROM telling_history h JOIN respondents p ON p.id = h.respondent_id GROUP BY 1`,
    ),
  ).toEqual([{ name: 'Jon Dahl', n: 3 }]);
  expect(await lines()).toHaveLength(3);
});

test('it goes with the only answer in which somebody asked, though the person answered otherwise, too', async () => {
  const first = await asks(run, { name: 'Mira Olsen' });
  await run.advance('PT1M');
  await asks(run, { person: first.person, comment: 'Great people, thank you.', score: 10 });
  const id = await delivered(run);
  await presses('U0LENA', (await people(run, id))[0]!.id, 'told');
  await run.deliver('generic', { type: 'rnps.response.deleted', data: { id: first.id } });
  expect(await run.sql('SELECT 1 FROM respondents')).toHaveLength(1);
  expect(await people(run, id)).toEqual([]);
  expect(await lines()).toEqual([]);
  expect(await run.sql('SELECT 1 FROM survey_queue')).toEqual([]);
});

const BY = ['U0LENA', 'U0GRACE', 'U0RUTH', 'U0MAYA'] as const;
const STEPS = ['told', 'not_needed', 'undo', 'writes', 'goes_out', 'goes_out', 'comes_back'] as const;

test.each([3, 8])(
  'whatever people press and mail servers say, state, history and queue are those of the table: walk %i',
  async (seed) => {
    await asks(run);
    const initiative = await delivered(run);
    const { id } = (await people(run, initiative))[0]!;
    const [work] = await run.sql<{ id: string }>('SELECT id FROM follow_ups');
    const followUpId = work!.id;
    const { uniform: draw } = drawer(seed);
    const pick = <T>(all: readonly T[]): T => all[Math.floor(draw() * all.length)]!;
    const model = { state: 'not_told', by: null as string | null, via: null as string | null };
    const told: { verb: string; by: string; via: string | null }[] = [];
    let reply: string | null = null;
    const turn = (state: string, verb: string, by: string, via: string | null) => {
      if (state === 'not_told') reply = null;
      Object.assign(model, state === 'not_told' ? { state, by: null, via: null } : { state, by, via });
      told.push({ verb, by, via });
    };
    const tx = run.app.deps.db.manager;
    for (let n = 0; n < 120; n++) {
      const step = pick(STEPS);
      const by = pick(BY);
      switch (step) {
        case 'writes': {
          const replyId = randomUUID();
          await run.sql(
            `INSERT INTO replies (id, follow_up_id, form_id, by_id, at, from_name, to_address, subject, body, tag, state)
             VALUES ($1::uuid, $2, $1::uuid, 'U0LENA', now(), 'L', 'a@b.example', 's', 'b', $1::uuid::text, 'sent')`,
            [replyId, followUpId],
          );
          await tellWithReply(run.app.deps, tx, { tellingId: id, replyId });
          if (model.state === 'not_told') reply = replyId;
          break;
        }
        case 'goes_out':
          if (!reply) break;
          await toldByReply(run.app.deps, tx, { replyId: reply, by: 'U0LENA', via: 'email' });
          if (model.state === 'not_told') turn('told', 'told', 'U0LENA', 'email');
          break;
        case 'comes_back':
          if (!reply) break;
          await notToldByReply(run.app.deps, tx, reply);
          if (model.via === 'email') turn('not_told', 'came_back', 'app', null);
          else if (model.state === 'not_told') reply = null;
          break;
        default: {
          const pressed = changeTelling(run.app.deps, { tellingId: id, by, event: step });
          if (by === 'U0MAYA') {
            await expect(pressed).rejects.toThrow(AccessRefused);
            break;
          }
          const { kind } = await pressed;
          const isSame = model.state === step && model.by === by;
          const may = step === 'undo' ? model.state !== 'not_told' : model.state === 'not_told' || isSame;
          expect(kind).toBe(may ? 'done' : 'refused');
          if (!may || isSame) break;
          if (step === 'undo') turn('not_told', 'taken_back', by, null);
          else turn(step, step, by, step === 'told' ? 'said' : null);
        }
      }
      const [now] = await people(run, initiative);
      expect({ state: now!.state, by: now!.by, via: now!.via }).toEqual(model);
      expect(await lines()).toEqual(told);
      expect(await run.sql('SELECT 1 FROM survey_queue')).toHaveLength(model.state === 'told' ? 1 : 0);
    }
    expect(new Set(told.map(({ verb }) => verb)).size).toBe(4);
  },
);
