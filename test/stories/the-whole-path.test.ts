import { genericAnswer } from '../support/answers';
import {
  CHANNELS,
  cardOf,
  contactForm,
  press,
  resolveForm,
  submit,
  windowOf,
  wordsOf,
} from '../support/card';
import { type Running, runApp } from '../support/run-app';

describe.each(['http', 'socket'] as const)('one answer, from webhook to resolved, over %s', (mode) => {
  let run: Running;
  beforeAll(async () => {
    run = await runApp({ mode });
  });
  afterAll(() => run.stop());

  test('an answer lands in the right channel, is claimed by one, contacted and resolved, and the card tells the truth', async () => {
    const answer = genericAnswer({ score: 2 });
    const sent = await run.deliver('generic', answer);
    expect(sent).toMatchObject({ status: 200, body: { ok: true, status: 'recorded' } });

    const card = await cardOf(run, answer.data.id);
    expect(card.channel).toBe(CHANNELS.cx);
    expect(wordsOf(run, card)).toContain('Detractor 2/10');
    expect(wordsOf(run, card)).toContain('The invoice was wrong again.');
    expect(wordsOf(run, card)).toContain('Open');

    // A click waits 0.8 s to learn who it is; this is about the race of two who are known.
    for (const who of ['U0MAYA', 'U0TOMAS']) await run.app.deps.directory.person(who);
    await Promise.all([press(run, card, 'U0MAYA', 'Claim'), press(run, card, 'U0TOMAS', 'Claim')]);
    const [owner] = await run.sql<{ owner_id: string }>('SELECT owner_id FROM follow_ups WHERE id = $1', [
      card.followUpId,
    ]);
    const winner = owner!.owner_id;
    const loser = winner === 'U0MAYA' ? 'U0TOMAS' : 'U0MAYA';
    const told = await run.until('the other being told', () => run.sandbox.state.ephemerals(loser)[0]);
    expect(told.text).toContain(`<@${winner}> already has this one`);
    expect(run.sandbox.state.ephemerals(winner)).toHaveLength(0);
    await run.until(
      'the card says who has it',
      () => wordsOf(run, card).includes('Claimed') && wordsOf(run, card).includes(winner),
    );

    await press(run, card, winner, 'Log contact');
    expect((await windowOf(run, winner)).title).toMatchObject({ text: 'Log contact' });
    expect((await submit(run, winner, contactForm())).body).toMatchObject({ ok: true });
    await run.until('the card says contacted', () => wordsOf(run, card).includes('Contacted'));

    await press(run, card, winner, 'Resolve');
    expect((await submit(run, winner, resolveForm())).body).toMatchObject({ ok: true });
    await run.until('the card says resolved', () => wordsOf(run, card).includes('Resolved'));

    const lines = await run.until('three lines in the thread', async () => {
      const thread = await run.page(`/ui/thread?channel=${card.channel}&ts=${card.ts}&as=${winner}`);
      return thread.body.messages.length >= 4 ? thread.body.messages : null;
    });
    expect(
      lines
        .slice(1)
        .map((m: { text: string }) => m.text)
        .join('\n'),
    ).toMatch(/has this one now[\s\S]*reached the customer by phone[\s\S]*resolved this/);
    const posts = run.sandbox.state
      .messages(card.channel)
      .filter((m) => !m.thread_ts || m.thread_ts === m.ts);
    expect(posts).toHaveLength(1);
  });
});
