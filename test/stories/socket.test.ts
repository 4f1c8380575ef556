import { genericAnswer } from '../support/answers';
import { cardOf, contactForm, press, submit, windowOf, wordsOf } from '../support/card';
import { runApp } from '../support/run-app';

test('in Socket Mode nothing of Slack arrives over HTTP, and a stop leaves without a word of trouble', async () => {
  const log: { level: number; msg: string }[] = [];
  const run = await runApp({ mode: 'socket', logTo: (line) => log.push(JSON.parse(line)) });
  let stopped = false;
  try {
    expect((await fetch(`${run.url}/slack/events`, { method: 'POST', body: '{}' })).status).toBe(404);
    const answer = genericAnswer({ score: 2 });
    await run.deliver('generic', answer);
    const card = await cardOf(run, answer.data.id);
    await press(run, card, 'U0MAYA', 'Log contact');
    await windowOf(run, 'U0MAYA');
    expect((await submit(run, 'U0MAYA', contactForm())).body).toEqual({ ok: true });
    await run.until('the card', () => wordsOf(run, card).includes('Contacted'));
    await run.app.stop();
    stopped = true;
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(log.filter(({ level }) => level >= 40)).toEqual([]);
    // Gone: a click finds nobody.
    expect((await press(run, card, 'U0MAYA', 'Resolve')).body.ok).toBe(false);
  } finally {
    if (!stopped) await run.app.stop();
    await run.stop();
  }
});
