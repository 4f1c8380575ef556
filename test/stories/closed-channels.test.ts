import { UserError } from '../../src/domain/errors';
import { watchChannels } from '../../src/use-cases/operations/watch-channels';
import { genericAnswer } from '../support/answers';
import { cardOf, cardOfNewAnswer, press } from '../support/card';
import { control, pressIn, typed } from '../support/gestures';
import { loneSandbox } from '../support/lone-sandbox';
import { type Running, runApp } from '../support/run-app';

let run: Running;
afterEach(() => run.stop());

const alerts = () => run.sandbox.state.messages('D0RUTH');
const roots = (channel: string) =>
  run.sandbox.state.messages(channel).filter((m) => !m.thread_ts || m.thread_ts === m.ts);
const alertSaying = (words: string) =>
  run.until(`an alert with "${words}"`, () => alerts().find((m) => JSON.stringify(m).includes(words)));

test('a team archives its channel: cards wait, the admin is told once with a button, status and Home show it, and they arrive', async () => {
  run = await runApp();
  const card = await cardOfNewAnswer(run, 3);
  await control(run, { archiveChannel: 'C0CX' });
  const later = genericAnswer({ score: 2 });
  await run.deliver('generic', later);
  const alert = await alertSaying('#rnps-cx is archived');
  const status = await typed(run, 'U0RUTH', 'status');
  expect(status.words).toMatch(/1 thing to look at[\s\S]*#rnps-cx is archived[\s\S]*1 card waits for it/);
  expect(status.words).toMatch(/cannot be posted to: #rnps-cx/);
  await run.page('/ui/home-opened', { as: 'U0RUTH' });
  await run.until('Home', () =>
    JSON.stringify(run.sandbox.state.home('U0RUTH') ?? '').includes('#rnps-cx is archived'),
  );

  const tryAgain = () =>
    pressIn(
      run,
      'U0RUTH',
      { place: { channel: 'D0RUTH', messageTs: alert.ts }, blocks: alert.blocks },
      'Try again',
    );
  await tryAgain();
  await run.until('the word that it is still so', () =>
    run.sandbox.state.ephemerals('U0RUTH').at(-1)!.text.includes('still'),
  );
  await control(run, { unarchiveChannel: 'C0CX' });
  await tryAgain();
  await cardOf(run, later.data.id);
  await alertSaying('takes messages again');
  expect(alerts()).toHaveLength(1);
  expect(roots('C0CX').map((m) => m.ts)).toContain(card.ts);
  expect(roots('C0CX')).toHaveLength(2);
  expect((await typed(run, 'U0RUTH', 'status')).words).toContain('All is well');
});

test('with a fallback its cards go there, say for whom they are, and work as they always do', async () => {
  run = await runApp({ config: () => ({ delivery: { laneMs: 5, editMs: 5, fallbackChannel: 'general' } }) });
  const old = await cardOfNewAnswer(run, 3);
  await control(run, { removeBotFrom: 'C0CX' });
  const fresh = await cardOfNewAnswer(run, 2);
  expect(fresh.channel).toBe('C0GENERAL');
  expect(JSON.stringify(roots('C0GENERAL')[0]!.blocks)).toContain('For *CX*');
  await press(run, fresh, 'U0MAYA', 'Claim');
  await run.until('the claim on the card', () =>
    JSON.stringify(roots('C0GENERAL')[0]!.blocks).includes('U0MAYA'),
  );
  expect(JSON.stringify(roots('C0GENERAL')[0]!.blocks)).toContain('For *CX*');
  await alertSaying('Its cards go to #general meanwhile');

  await control(run, { addBotTo: 'C0CX' });
  const again = genericAnswer({ score: 1 });
  // The app looks by itself too, and may be first.
  await run.until('the app to see it', async () => {
    await watchChannels(run.app.deps);
    return (await run.sql('SELECT name FROM closed_channels')).length === 0;
  });
  await run.deliver('generic', again);
  expect((await cardOf(run, again.data.id)).channel).toBe('C0CX');
  expect(roots('C0CX').map((m) => m.ts)).toContain(old.ts);
});

test('at the start a gone channel is a mistake to mend, but with a fallback the app starts without it', async () => {
  const sandbox = await loneSandbox();
  await fetch(`${sandbox.url}/control`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ removeChannel: 'C0SALES' }),
  });
  await expect(runApp({ sandbox })).rejects.toBeInstanceOf(UserError);
  const fallback = (fallbackChannel: string) => ({
    config: () => ({ delivery: { laneMs: 5, editMs: 5, fallbackChannel } }),
  });
  // A fallback that is not there is none.
  await expect(runApp({ sandbox, ...fallback('nowhere') })).rejects.toThrow(
    /#nowhere is in rnps.config.yaml but not/,
  );
  run = await runApp({ sandbox, ...fallback('general') });
  await alertSaying('#rnps-sales is not there any more');
  const queue = await typed(run, 'U0NOAH', 'queue');
  expect(queue.words).toContain('Nothing is waiting');
  const { stop } = run;
  run.stop = async () => {
    await stop();
    await sandbox.close();
  };
});
