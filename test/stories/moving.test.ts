import { genericAnswer } from '../support/answers';
import {
  CHANNELS,
  cardOf,
  cardOfNewAnswer,
  cardSays,
  choose,
  contactForm,
  messageOf,
  moveForm,
  press,
  rowOf,
  submit,
  threadOf,
  threadSays,
  toldTo,
  windowOf,
} from '../support/card';
import { type Running, runApp } from '../support/run-app';
import { clicks, sendsForm } from '../support/slack-requests';

let run: Running;
beforeAll(async () => {
  run = await runApp();
});
afterAll(() => run.stop());

test('work that is another team’s goes there: a new card, a pointer in the old place, the same due time', async () => {
  const answer = genericAnswer({ score: 3 });
  await run.deliver('generic', answer);
  const card = await cardOf(run, answer.data.id);
  await press(run, card, 'U0MAYA', 'Claim');
  const { due_at, rungs } = await rowOf(run, card);
  await cardSays(run, card, 'Claimed');
  await choose(run, card, 'U0MAYA', 'Move to team…');
  const window = await windowOf(run, 'U0MAYA');
  const teams = (window.blocks as any[]).find((b) => b.block_id === 'move_to').element.options;
  expect(teams.map((o: any) => o.value)).toEqual(['product', 'success', 'sales']);
  expect((await submit(run, 'U0MAYA', moveForm('sales', 'They *only* ask about the price.'))).body).toEqual({
    ok: true,
  });

  expect(await rowOf(run, card)).toMatchObject({ team: 'sales', owner_id: null, due_at, rungs });
  const [promise] = await run.sql('SELECT team FROM promises WHERE follow_up_id = $1', [card.followUpId]);
  expect(promise).toEqual({ team: 'sales' });
  await cardSays(run, card, `moved to <#${CHANNELS.sales}>`);
  expect(JSON.stringify(messageOf(run, card).blocks)).not.toContain('invoice');
  const moved = await run.until('the card in the new channel', async () => {
    const now = await cardOf(run, answer.data.id);
    return now.channel === CHANNELS.sales ? now : null;
  });
  const line = await threadSays(
    run,
    moved,
    'Maya Chen moved this from CX to Sales; Maya Chen does not have it',
  );
  expect(JSON.stringify(line.blocks)).toContain('They *only* ask about the price.');

  const before = toldTo(run, 'U0MAYA').length;
  await clicks(run, 'U0MAYA', 'follow_up_claim', card.followUpId);
  const told = await run.until('words', () => toldTo(run, 'U0MAYA', before)[0]);
  expect(told.text).toContain('belongs to a team that you are not in');
  await press(run, moved, 'U0NOAH', 'Claim');
  expect(await rowOf(run, card)).toMatchObject({ owner_id: 'U0NOAH' });
});

test('whoever was reached stays reached: another team has it contacted, and somebody there can claim it', async () => {
  const answer = genericAnswer({ score: 3 });
  await run.deliver('generic', answer);
  const card = await cardOf(run, answer.data.id);
  await press(run, card, 'U0MAYA', 'Log contact');
  await submit(run, 'U0MAYA', contactForm());
  await cardSays(run, card, 'Contacted in time');
  await choose(run, card, 'U0MAYA', 'Move to team…');
  expect((await submit(run, 'U0MAYA', moveForm('product'))).body).toEqual({ ok: true });
  expect(await rowOf(run, card)).toMatchObject({ team: 'product', owner_id: null, contacted_by: 'U0MAYA' });
  const moved = await run.until('the new card', async () => {
    const now = await cardOf(run, answer.data.id);
    return now.channel === CHANNELS.product ? now : null;
  });
  await press(run, moved, 'U0OWEN', 'Claim');
  expect(await rowOf(run, card)).toMatchObject({ owner_id: 'U0OWEN', contacted_by: 'U0MAYA' });
});

test('a team that has it already, and one that nobody knows, are refused beside the field', async () => {
  const card = await cardOfNewAnswer(run, 3);
  const metadata = JSON.stringify({ followUpId: card.followUpId });
  const send = (team: string) => sendsForm(run, 'U0MAYA', 'move_submit', metadata, moveForm(team));
  expect((await send('cx')).body.errors).toEqual({
    move_to: expect.stringContaining('with that team already'),
  });
  expect((await send('lawyers')).body.errors).toEqual({
    move_to: expect.stringContaining('not in the configuration any more'),
  });
  expect((await sendsForm(run, 'U0MAYA', 'move_submit', metadata, {})).body.errors).toEqual({
    move_to: 'Choose a team.',
  });
  expect(await rowOf(run, card)).toMatchObject({ team: 'cx' });
  expect((await threadOf(run, card)).some(({ text }) => text.includes('moved this'))).toBe(false);
});

test('somebody of neither team may not move it, and is told before a form opens', async () => {
  const card = await cardOfNewAnswer(run, 3);
  const before = toldTo(run, 'U0LENA').length;
  const where = { channel: { id: 'C0GENERAL' } };
  await clicks(run, 'U0LENA', 'follow_up_menu', `move:${card.followUpId}`, where);
  const told = await run.until('words', () => toldTo(run, 'U0LENA', before)[0]);
  expect(told.text).toContain('belongs to a team that you are not in');
  const metadata = JSON.stringify({ followUpId: card.followUpId });
  const { body } = await sendsForm(run, 'U0LENA', 'move_submit', metadata, moveForm('success'));
  expect(JSON.stringify(body.view)).toContain('belongs to a team that you are not in');
  expect(await rowOf(run, card)).toMatchObject({ team: 'cx' });
});
