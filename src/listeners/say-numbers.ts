import type { RespondArguments } from '@slack/bolt';
import type { Deps } from '../deps';
import { inTime } from '../in-time';
import type { NumbersAnswer } from '../presenters/numbers/numbers-answer';
import { type Chart, NO_CHART, type TableForm } from '../views/numbers/numbers-parts';
import type { Message } from '../views/text/message';

type Say = (message: RespondArguments) => Promise<unknown>;

/** Whoever waits for numbers waits so long for their picture. */
const PATIENCE_MS = 8000;

/** Shows numbers with their picture; without it when it cannot be had in time, in letters when Slack takes no table. */
export async function sayNumbers(
  deps: Pick<Deps, 'showPicture' | 'forgetPicture' | 'log'>,
  answer: NumbersAnswer,
  {
    say,
    shared,
    decorate = (message) => message,
  }: { say: Say; shared: boolean; decorate?: (message: Message) => Message },
): Promise<void> {
  const responseType = shared ? 'in_channel' : 'ephemeral';
  const chart = await chartOf(deps, answer);
  const attempts: { chart: Chart; table: TableForm }[] = [
    { chart, table: 'block' },
    // Slack's own chart shows neither the interval as a band nor a month without a score, so it comes second.
    ...(answer.picture?.kind === 'trend' ? [{ chart: { kind: 'native' }, table: 'block' } as const] : []),
    { chart: NO_CHART, table: 'letters' },
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
      if (shownAs.kind === 'picture') deps.forgetPicture(shownAs.fileId);
      deps.log.warn(
        { err: error },
        'Slack did not take numbers as they were shown; they are shown more simply',
      );
    }
  }
}

async function chartOf(deps: Pick<Deps, 'showPicture'>, answer: NumbersAnswer): Promise<Chart> {
  if (!answer.picture) return NO_CHART;
  const tooLate: Chart = { kind: 'none', because: 'The picture took too long' };
  return inTime(PATIENCE_MS, deps.showPicture(answer.picture, answer.name), tooLate);
}
