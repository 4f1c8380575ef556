import { genericAnswer } from '../support/answers';
import { control, pressables, typed } from '../support/gestures';
import { type Running, runApp } from '../support/run-app';

let run: Running;
beforeAll(async () => {
  run = await runApp({ config: () => ({ delivery: { laneMs: 5, editMs: 5, burst: 3 } }) });
});
afterAll(() => run.stop());

const inCx = () => run.sandbox.state.messages('C0CX');
const summary = () => inCx().find((m) => /more answers? for/.test(m.text));

async function answerOf(account: string) {
  // Without words: thirty who complain alike would be a message of its own.
  const answer = { score: 6, comment: null, account: { external_id: account, name: account } };
  await run.deliver('generic', genericAnswer(answer));
}

test('thirty answers at once: a few cards, one message that lists the rest, and the card of one who asks', async () => {
  // Slack asks for a pause meanwhile, so that all of them wait at once however slow this machine is.
  await run.sql(
    `INSERT INTO lanes VALUES ('method:chat.postMessage', clock_timestamp() + interval '1 hour')`,
  );
  await Promise.all(Array.from({ length: 30 }, (_, i) => answerOf(`Account ${i}`)));
  await run.sql(`DELETE FROM lanes WHERE lane = 'method:chat.postMessage'`);
  await run.until('all to be seen', async () => {
    const rows = await run.sql<{ unseen: number }>(
      `SELECT count(*)::int AS unseen FROM outbox card LEFT JOIN outbox s ON s.key = card.gathered_in AND s.sent_revision = s.revision
        WHERE card.kind = 'card' AND card.message_ts IS NULL AND s.message_ts IS NULL`,
    );
    return rows[0]!.unseen === 0;
  });
  const [select] = pressables(summary()!.blocks);
  const listed = select!.options!.length;
  expect(listed).toBe(27);
  expect(inCx()).toHaveLength(4);

  const chosen = select!.options![0]!;
  await run.page('/ui/action', {
    as: 'U0MAYA',
    channel: 'C0CX',
    messageTs: summary()!.ts,
    action: {
      type: 'static_select',
      action_id: select!.action_id,
      block_id: select!.block_id,
      selected_option: chosen,
    },
  });
  const account = chosen.text.text.replace(/^.*10 /, '');
  await run.until('its card', () =>
    inCx().find((m) => m.ts > summary()!.ts && JSON.stringify(m.blocks).includes(`${account}"`)),
  );
  await run.until('her to be told', () =>
    run.sandbox.state.ephemerals('U0MAYA').at(-1)?.text.includes('Its card comes next'),
  );
  await run.until(
    'the list without it',
    () => pressables(summary()!.blocks)[0]!.options!.length === listed - 1,
  );
});

test('a guest who chooses from the list gets no card', async () => {
  const [select] = pressables(summary()!.blocks);
  const before = inCx().length;
  await control(run, { addMember: { channel: 'C0CX', user: 'U0GUS' } });
  await run.page('/ui/action', {
    as: 'U0GUS',
    channel: 'C0CX',
    messageTs: summary()!.ts,
    action: {
      type: 'static_select',
      action_id: select!.action_id,
      block_id: select!.block_id,
      selected_option: select!.options![0],
    },
  });
  await run.until('the refusal', () => run.sandbox.state.ephemerals('U0GUS').at(-1)?.text.includes('Guests'));
  expect(inCx()).toHaveLength(before);
});

test('what waits in a list is nothing that went wrong', async () => {
  expect((await typed(run, 'U0RUTH', 'status')).words).toMatch(/All is well[\s\S]*none waiting/);
});
