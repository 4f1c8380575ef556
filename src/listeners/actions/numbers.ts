import type { RespondFn } from '@slack/bolt';
import type { Deps } from '../../deps';
import type { NumbersAnswer } from '../../presenters/numbers/numbers-answer';
import { context } from '../../views/text/message';
import { type Click, readClick } from '../click';
import { answerNumbers, numberWordIn } from '../commands/numbers';
import { mayNotBeShared } from '../may-be-shared';
import { orWords } from '../or-words';
import { sayNumbers } from '../say-numbers';
import { sendCsv } from '../send-csv';

interface Args {
  body: unknown;
  ack: () => Promise<void>;
  respond: RespondFn;
}

/** "Share": the same numbers, as they are now, for everybody in the channel in which they were asked for. */
export async function shareNumbers(deps: Deps, { body, ack, respond }: Args): Promise<void> {
  await ack();
  const click = readClick(body);
  await orWords(deps, respond, 'numbers_share', async () => {
    const answer = await again(deps, click);
    if (!answer) return null;
    const no = await mayNotBeShared(deps, click.channelId);
    if (no) return no;
    await sayNumbers(deps, answer, {
      say: respond,
      shared: true,
      decorate: ({ text, blocks }) => ({
        text,
        blocks: [...blocks, context(`Shared by <@${click.userId}>`)],
      }),
    });
    return null;
  });
}

/** "Export CSV": a file with all that was counted, by direct message. */
export async function exportNumbers(deps: Deps, { body, ack, respond }: Args): Promise<void> {
  await ack();
  const click = readClick(body);
  await orWords(deps, respond, 'numbers_export', async () => {
    const answer = await again(deps, click);
    if (!answer) return null;
    return sendCsv(deps, click.userId, { name: answer.name, words: answer.finding, ...answer.csv });
  });
}

// What the button carries is only a wish: it is read and permitted as if it had been typed.
async function again(deps: Deps, { userId, value }: Click): Promise<NumbersAnswer | null> {
  const text = value.startsWith('target') ? 'target' : value;
  if (!numberWordIn(text)) return null;
  const answer = await answerNumbers(deps, { text, userId });
  return 'render' in answer ? answer : null;
}
