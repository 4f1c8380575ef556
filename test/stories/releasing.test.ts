import {
  cardOfNewAnswer,
  cardSays,
  choose,
  press,
  rowOf,
  threadSays,
  toldTo,
  windowOf,
} from '../support/card';
import { type Running, runApp } from '../support/run-app';
import { clicks } from '../support/slack-requests';

let run: Running;
beforeAll(async () => {
  run = await runApp();
});
afterAll(() => run.stop());

test('what somebody has they give back with one press, and the next can claim it', async () => {
  const card = await cardOfNewAnswer(run, 3);
  await press(run, card, 'U0MAYA', 'Claim');
  const { due_at } = await rowOf(run, card);
  await cardSays(run, card, 'Claimed');
  expect((await choose(run, card, 'U0MAYA', 'Release')).body).toEqual({ ok: true });
  // Where it was pressed, the window says what was done.
  const window = await run.until('the window to say so', async () => {
    const shown = await windowOf(run, 'U0MAYA');
    return JSON.stringify(shown.blocks).includes('back with the team') ? shown : null;
  });
  expect(window.title).toMatchObject({ text: 'Done' });
  expect(await rowOf(run, card)).toMatchObject({ owner_id: null, claimed_at: null, due_at });
  await threadSays(run, card, 'Maya Chen gave this one back to the team');
  await cardSays(run, card, 'Nobody has it yet');
  await press(run, card, 'U0TOMAS', 'Claim');
  expect(await rowOf(run, card)).toMatchObject({ owner_id: 'U0TOMAS' });
});

test('nobody gives back what a colleague has, but a lead may; and what nobody has cannot be given back', async () => {
  const card = await cardOfNewAnswer(run, 3);
  await press(run, card, 'U0MAYA', 'Claim');
  await cardSays(run, card, 'Claimed');
  await choose(run, card, 'U0TOMAS', 'Release');
  const refused = await run.until('words in the window', async () => {
    const words = JSON.stringify((await windowOf(run, 'U0TOMAS')).blocks);
    return words.includes('Somebody else has this one') ? words : null;
  });
  expect(refused).toContain('a team lead can');
  expect(await rowOf(run, card)).toMatchObject({ owner_id: 'U0MAYA' });

  await clicks(run, 'U0INES', 'follow_up_menu', `release:${card.followUpId}`);
  await threadSays(run, card, 'Inês Duarte took this one from Maya Chen and gave it back to the team');
  const before = toldTo(run, 'U0INES').length;
  await clicks(run, 'U0INES', 'follow_up_menu', `release:${card.followUpId}`);
  const told = await run.until('words', () => toldTo(run, 'U0INES', before)[0]);
  expect(told.text).toContain('Nobody has this one at the moment');
});

test('work of somebody who leaves is with the team at once, and the card says why', async () => {
  const card = await cardOfNewAnswer(run, 3);
  await press(run, card, 'U0TOMAS', 'Claim');
  await cardSays(run, card, '<@U0TOMAS> has it');
  await run.page('/ui/deactivate', { as: 'U0RUTH', id: 'U0TOMAS' });
  await cardSays(run, card, 'returned to the team, because its owner has left');
  expect(await rowOf(run, card)).toMatchObject({ owner_id: null });
  await threadSays(run, card, 'Back with the team: Tomás Rivera has left');
});
