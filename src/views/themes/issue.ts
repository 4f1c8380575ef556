import { ACCOUNTS_FROM } from '../../domain/themes/recurring';
import { context, header, type Message, section } from '../text/message';
import { clipByCodePoints, inline, neutralise, slackDate } from '../text/mrkdwn';
import { quote, richText } from '../text/rich-text';
import { count } from '../text/words';

/** The same complaint from several accounts. */
export interface IssueModel {
  themeId: string;
  themeName: string;
  accounts: number;
  answers: number;
  firstAt: Date | null;
  lastAt: Date | null;
  /** Word for word. */
  quotes: { quote: string; score: number; accountName: string | null }[];
}

const QUOTE_MAX = 240;

/** Tells a team and the committee of an issue; one that is not reported by enough accounts any more says that. */
export function renderIssue(issue: IssueModel): Message {
  const name = inline(issue.themeName, 60);
  const isOver = issue.accounts < ACCOUNTS_FROM;
  const title = isOver
    ? `No longer counted as reported by several accounts: ${name}`
    : `⚑ ${count(issue.accounts, 'account')} report the same: ${name}`;
  const since =
    issue.firstAt && issue.lastAt && !isOver ? sinceWords(issue, issue.firstAt, issue.lastAt) : null;
  return {
    text: isOver
      ? 'An issue is no longer counted as reported by several accounts.'
      : 'Several accounts report the same issue.',
    blocks: [
      header(title),
      ...(since ? [section(since)] : []),
      ...(isOver ? [] : issue.quotes.map((one) => richText(quote(quoteWords(one))))),
      context(
        isOver
          ? overWords(issue)
          : `Same theme, and the same words for it. This message is edited as it grows. \`/rnps themes ${issue.themeId}\` shows the answers.`,
      ),
    ],
  };
}

// Which of it happened to each is not kept: who left may be erased.
function overWords({ accounts, themeId }: IssueModel): string {
  const left =
    accounts === 0 ? 'No account is' : accounts === 1 ? 'One account is' : `${accounts} accounts are`;
  return `${left} left that surely say so, and it takes ${ACCOUNTS_FROM}. Other answers were erased, corrected or changed, or their readings are not sure and count no more: \`/rnps themes ${themeId}\` shows those.`;
}

function sinceWords({ answers }: IssueModel, first: Date, last: Date): string {
  const day = '{date_short_pretty}';
  return `${count(answers, 'unhappy answer')}, the first of them ${slackDate(first, day)}, the latest ${slackDate(last, day)}.`;
}

function quoteWords({ quote: said, score, accountName }: IssueModel['quotes'][number]): string {
  const who = inline(accountName ?? '', 60);
  return `“${clipByCodePoints(neutralise(said), QUOTE_MAX)}” ${score}/10${who ? `, ${who}` : ''}`;
}
