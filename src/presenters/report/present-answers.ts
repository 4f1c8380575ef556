import type { Deps } from '../../deps';
import { bandOf } from '../../domain/bands';
import type { AnswersAsked } from '../../domain/committee/report-answers';
import { instantsOfMonths, monthName, monthsLater } from '../../domain/numbers/month-span';
import { WINDOW_DAYS } from '../../domain/themes/recurring';
import { mergedThemes, themeName } from '../../domain/themes/taxonomy';
import { answersBehind } from '../../queries/committee/report-answers';
import { countedZone } from '../../queries/numbers/answer-counts';
import { storedIssue } from '../../queries/themes/issue';
import type { AnswersModel } from '../../views/report/answers-modal';
import { BAND_WORDS } from '../../views/text/words';

const PAGE = 10;
/** Who answered again is looked for in so many months. */
const RETURNED_MONTHS = 12;

/** A page of the answers behind a figure of a month's report, as they are now. */
export async function answersModel(
  deps: Pick<Deps, 'db' | 'now' | 'annotator' | 'directory'>,
  asked: AnswersAsked,
): Promise<AnswersModel> {
  const zone = await countedZone(deps.db);
  const months = asked.behind.kind === 'returned' ? RETURNED_MONTHS : 1;
  const span = {
    ...instantsOfMonths(zone, monthsLater(asked.month, 1 - months), months),
    now: deps.now(),
    zone,
    merged: mergedThemes(deps.annotator.taxonomy()),
  };
  const found = await answersBehind(deps.db, asked.behind, { span, limit: PAGE, skip: asked.page * PAGE });
  return {
    asked,
    heading: `${await nameOf(deps, asked)}, ${spanName(asked)}`,
    before: asked.behind.kind === 'theme' ? monthsLater(asked.month, -1) : null,
    pages: Math.max(1, Math.ceil(found.total / PAGE)),
    total: found.total,
    sure: found.sure,
    withheld: found.withheld,
    left: found.left,
    answers: found.answers.map(({ card, ...one }) => ({
      ...one,
      band: bandOf(one.score),
      permalink: card && deps.directory.permalink(card),
    })),
  };
}

// What the answers are of, not only the month whose report it is.
function spanName({ behind, month }: AnswersAsked): string {
  switch (behind.kind) {
    case 'returned':
      return `the twelve months up to and with ${monthName(month)}`;
    case 'issue':
      return `the ${WINDOW_DAYS} days up to the end of ${monthName(month)}`;
    default:
      return monthName(month);
  }
}

async function nameOf(
  { db, annotator }: Pick<Deps, 'db' | 'annotator'>,
  { behind }: AnswersAsked,
): Promise<string> {
  switch (behind.kind) {
    case 'band':
      return `${BAND_WORDS[behind.band].word}s`;
    case 'theme':
      return themeName(behind.themeId, annotator.taxonomy());
    case 'late':
      return 'Promises of contact that were not kept';
    case 'returned':
      return 'Answers of people contacted or told before, and compared';
    case 'issue': {
      const issue = await storedIssue(db, behind.issueId, { quotes: 0 });
      return issue
        ? `Reported alike: ${themeName(issue.themeId, annotator.taxonomy())}`
        : 'An issue that is gone';
    }
  }
}
