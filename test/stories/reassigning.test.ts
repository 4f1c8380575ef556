import {
  cardOfNewAnswer,
  cardSays,
  choose,
  press,
  reassignForm,
  rowOf,
  submit,
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

const messagesTo = (userId: string) => run.sandbox.state.messages(`D${userId.slice(1)}`);

test('a lead gives work to somebody by name: they are told, and the due time stays', async () => {
  const card = await cardOfNewAnswer(run, 3);
  await press(run, card, 'U0MAYA', 'Claim');
  const { due_at } = await rowOf(run, card);
  await cardSays(run, card, 'Claimed');
  const before = messagesTo('U0TOMAS').length;
  await choose(run, card, 'U0INES', 'Reassign…');
  expect(JSON.stringify((await windowOf(run, 'U0INES')).blocks)).toContain('Only full members');
  expect((await submit(run, 'U0INES', reassignForm('U0TOMAS'))).body).toEqual({ ok: true });

  expect(await rowOf(run, card)).toMatchObject({ owner_id: 'U0TOMAS', due_at });
  await cardSays(run, card, '<@U0TOMAS> has it');
  await threadSays(run, card, 'Inês Duarte gave this one to Tomás Rivera, until now Maya Chen had it');
  const told = await run.until('a message to whoever has it now', () => messagesTo('U0TOMAS')[before]);
  expect(JSON.stringify(told.blocks)).toContain(' gave you this one.');
  expect(JSON.stringify(told.blocks)).toContain('Log contact');
});

test('whoever has it may hand it on themselves, and nobody else of the team may take it from them', async () => {
  const card = await cardOfNewAnswer(run, 3);
  await press(run, card, 'U0MAYA', 'Claim');
  await cardSays(run, card, 'Claimed');
  const before = toldTo(run, 'U0TOMAS').length;
  await choose(run, card, 'U0TOMAS', 'Reassign…');
  const told = await run.until('words', () => toldTo(run, 'U0TOMAS', before)[0]);
  expect(told.text).toContain('Somebody else has this one');
  await choose(run, card, 'U0MAYA', 'Reassign…');
  expect((await submit(run, 'U0MAYA', reassignForm('U0TOMAS'))).body).toEqual({ ok: true });
  expect(await rowOf(run, card)).toMatchObject({ owner_id: 'U0TOMAS' });
});

test.each([
  ['the one who has it already', 'U0MAYA', 'That person has this one already'],
  ['a guest', 'U0GUS', 'only full members of this workspace can'],
  ['an app', 'U0RNPSBOT', 'only full members of this workspace can'],
  ['somebody who has left', 'U0ZED', 'only full members of this workspace can'],
  ['nobody that Slack knows', 'U0NOWHERE', 'only full members of this workspace can'],
  ['nonsense', '<!channel>', 'Choose a person.'],
])('%s cannot be given it: that stands beside the field', async (_, to, words) => {
  const card = await cardOfNewAnswer(run, 3);
  await press(run, card, 'U0MAYA', 'Claim');
  const metadata = JSON.stringify({ followUpId: card.followUpId });
  const { body } = await sendsForm(run, 'U0MAYA', 'reassign_submit', metadata, reassignForm(to));
  expect(body).toEqual({
    response_action: 'errors',
    errors: { reassign_to: expect.stringContaining(words) },
  });
  expect(await rowOf(run, card)).toMatchObject({ owner_id: 'U0MAYA' });
});

test.each(['reassign_submit', 'move_submit', 'snooze_submit', 'wait_submit', 'reopen_submit'])(
  'a forged %s for a follow-up that is not there is answered in words',
  async (callback) => {
    const values = {
      ...reassignForm('U0MAYA'),
      move_to: { move_to_team: { type: 'static_select', selected_option: { value: 'sales' } } },
      snooze_days: { snooze_days_choice: { type: 'radio_buttons', selected_option: { value: '1' } } },
      wait_days: { wait_days_choice: { type: 'radio_buttons', selected_option: { value: '1' } } },
      wait_reason: { wait_reason_text: { type: 'plain_text_input', value: 'x' } },
    };
    for (const id of ['00000000-0000-4000-8000-000000000000', 'x', '']) {
      const { body } = await sendsForm(run, 'U0MAYA', callback, JSON.stringify({ followUpId: id }), values);
      expect(JSON.stringify(body)).toContain('not there any more');
    }
    const { body } = await sendsForm(run, 'U0MAYA', callback, 'not json', values);
    expect(JSON.stringify(body)).toContain('not there any more');
  },
);

test('a forged choice of the menu is answered in words', async () => {
  const card = await cardOfNewAnswer(run, 3);
  const before = toldTo(run, 'U0MAYA').length;
  const forged = [
    `delete:${card.followUpId}`,
    `reassign:${'x'.repeat(60)}`,
    'more',
    `${card.followUpId}:more`,
  ];
  for (const value of forged) await clicks(run, 'U0MAYA', 'follow_up_menu', value);
  const told = await run.until('an answer each', () => {
    const all = toldTo(run, 'U0MAYA', before);
    return all.length === forged.length ? all : null;
  });
  for (const { text } of told) expect(text).toContain('not there any more');
});
