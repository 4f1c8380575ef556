import { watchChannels } from '../../src/use-cases/operations/watch-channels';
import { genericAnswer } from '../support/answers';
import { cardOfNewAnswer } from '../support/card';
import { control, typed } from '../support/gestures';
import { loneSandbox } from '../support/lone-sandbox';
import { type Running, runApp } from '../support/run-app';

let run: Running;
afterEach(() => run.stop());

const share = (isExtShared: boolean) => control(run, { setChannel: { id: 'C0CX', isExtShared } });
const inCx = () => run.sandbox.state.messages('C0CX');

test('a channel is shared with another organisation while the app runs: no word of a customer goes there any more', async () => {
  run = await runApp();
  await cardOfNewAnswer(run, 3);
  await share(true);
  await watchChannels(run.app.deps);
  expect(await run.sql('SELECT name, why FROM closed_channels')).toEqual([
    { name: 'rnps-cx', why: 'shared' },
  ]);
  await run.deliver('generic', genericAnswer({ score: 2 }));
  await run.until('the alert', () =>
    JSON.stringify(run.sandbox.state.messages('D0RUTH')).includes('is now shared'),
  );
  expect((await typed(run, 'U0RUTH', 'status')).words).toMatch(
    /#rnps-cx is now shared[\s\S]*1 card waits for it/,
  );
  expect(inCx()).toHaveLength(1);

  await share(false);
  await watchChannels(run.app.deps);
  expect(await run.sql('SELECT name FROM closed_channels')).toEqual([]);
  await run.until('the card that waited', () => inCx().length === 2);
});

test('one that the configuration allows is posted to all the same, at the start and afterwards', async () => {
  const sandbox = await loneSandbox();
  await fetch(`${sandbox.url}/control`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ setChannel: { id: 'C0CX', isExtShared: true } }),
  });
  await expect(runApp({ sandbox })).rejects.toThrow(/#rnps-cx is shared with another organisation/);
  run = await runApp({ sandbox, config: () => ({ sharedChannels: ['rnps-cx'] }) });
  const { stop } = run;
  run.stop = async () => {
    await stop();
    await sandbox.close();
  };
  expect(await watchChannels(run.app.deps)).toBe(0);
  expect((await cardOfNewAnswer(run, 3)).channel).toBe('C0CX');
});
