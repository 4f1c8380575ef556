import type { RespondArguments } from '@slack/bolt';
import type { Deps } from '../deps';
import type { NumbersAnswer } from '../presenters/numbers/numbers-answer';
import type { Message } from '../views/message';
import type { Chart } from '../views/numbers-parts';

type Say = (message: RespondArguments) => Promise<unknown>;

/** Whoever waits for numbers waits so long for their picture. */
const PATIENCE_MS = 8000;

/** Shows numbers with their picture; without it when it cannot be had in time, in letters when Slack takes no table. */
export async function sayNumbers(
  deps: Pick<Deps, 'showPicture' | 'log'>,
  answer: NumbersAnswer,
  {
    say,
    shared,
    decorate = (message) => message,
  }: { say: Say; shared: boolean; decorate?: (message: Message) => Message },
): Promise<void> {
  const responseType = shared ? 'in_channel' : 'ephemeral';
  const chart = await chartOf(deps, answer);
  const attempts: { chart: Chart; table: 'block' | 'letters' }[] = [
    { chart, table: 'block' },
    { chart: { kind: 'none', because: null }, table: 'letters' },
  ];
  for (const [i, { chart: shownAs, table }] of attempts.entries()) {
    try {
      await say({
        response_type: responseType,
        replace_original: false,
        ...decorate(answer.render({ chart: shownAs, shared, table })),
      });
      return;
    } catch (error) {
      if (i === attempts.length - 1) throw error;
      deps.log.warn(
        { err: error },
        'Slack did not take numbers with their picture; they are sent as letters',
      );
    }
  }
}

async function chartOf(deps: Pick<Deps, 'showPicture' | 'log'>, answer: NumbersAnswer): Promise<Chart> {
  if (!answer.picture) return { kind: 'none', because: null };
  let timer: NodeJS.Timeout | undefined;
  try {
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('The picture took too long.')), PATIENCE_MS);
    });
    const words = { name: answer.name, alt: answer.finding };
    const fileId = await Promise.race([deps.showPicture(answer.picture, words), late]);
    return { kind: 'picture', fileId };
  } catch (error) {
    deps.log.warn({ err: error }, 'a picture of numbers could not be shown');
    return answer.picture.kind === 'trend'
      ? { kind: 'native' }
      : { kind: 'none', because: 'The picture could not be drawn' };
  } finally {
    clearTimeout(timer);
  }
}
