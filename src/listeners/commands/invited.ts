import type { Deps } from '../../deps';
import { readInvitedWords } from '../../domain/numbers/invited-words';
import { type Month, monthAt, monthsLater } from '../../domain/numbers/month-span';
import { monthPeriod, monthsUpTo } from '../../presenters/numbers/periods';
import { scoresOf } from '../../presenters/numbers/scores';
import { countedZone } from '../../queries/numbers/answer-counts';
import { setInvited } from '../../use-cases/numbers/set-invited';
import { renderInvited, renderInvitedUnclear } from '../../views/numbers/invited';
import { renderNumbersUsage } from '../../views/numbers/numbers-usage';
import type { Message } from '../../views/text/message';

const SHOWN = 6;

/** `/rnps invited [month number|none]`: how many were asked, from which the rate of answers follows. */
export async function answerInvited(
  deps: Deps,
  { userId, typed }: { userId: string; typed: string },
): Promise<Message> {
  const thisMonth = monthAt(await countedZone(deps.db), deps.now());
  const request = readInvitedWords(typed, thisMonth);
  switch (request.kind) {
    case 'unclear':
      return renderInvitedUnclear(request.why);
    case 'unknown':
      return renderNumbersUsage('invited', request);
    case 'show':
      return renderInvited(await lastMonths(deps, thisMonth), null);
    case 'set': {
      const { month } = request;
      await setInvited(deps, { by: userId, month, people: request.people });
      const until = month < monthsLater(thisMonth, 1 - SHOWN) ? month : thisMonth;
      return renderInvited(await lastMonths(deps, until), month);
    }
  }
}

async function lastMonths(deps: Deps, until: Month) {
  const months = monthsUpTo(until, SHOWN).toReversed();
  const scores = await scoresOf(
    deps,
    months.map((month) => monthPeriod(month).span),
    'respondents',
  );
  return months.map((month, i) => ({ month, answers: scores[i]!.nps.n, invited: scores[i]!.invited }));
}
