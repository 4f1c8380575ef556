import { type Month, monthName } from '../../domain/numbers/month-span';
import { context, type Message, section } from '../text/message';
import { count } from '../text/words';

/** How many answered, and how many had been invited. */
export interface InvitedMonth {
  month: Month;
  answers: number;
  /** Null where nobody told. */
  invited: number | null;
}

const HOW = 'The committee tells it with `/rnps invited october 1200`, or `/rnps invited october none`.';

/** What is known of the last months, the latest first; `changed` has just been told. */
export function renderInvited(months: InvitedMonth[], changed: Month | null): Message {
  const heading = changed ? `✓ Noted for ${monthName(changed)}.` : 'How many were invited to answer';
  const lines = months.map(({ month, ...one }) => `*${monthName(month)}*: ${invitedWords(one)}`);
  const untold = months.filter(({ invited }) => invited === null).length;
  const missing =
    untold === 0
      ? ''
      : `Nobody told how many were invited${untold === months.length ? '' : ' where it is not said'}. `;
  return {
    text: heading,
    blocks: [
      section([`*${heading}*`, ...lines].join('\n')),
      context(
        `${missing}${HOW} Where it is known the rate of answers is shown, and the score of the month is surer: its interval is about those who were invited.`,
      ),
    ],
  };
}

/** An answer to words that say no month and number. */
export function renderInvitedUnclear(why: 'shape' | 'people' | 'ahead'): Message {
  const words = {
    shape: `Say a month and a number. ${HOW}`,
    people: `How many were invited is a whole number from 1. ${HOW}`,
    ahead: `That month has not begun. ${HOW}`,
  }[why];
  return { text: words, blocks: [section(words)] };
}

/** "412 answers of 1,200 invited (34%)"; the answers alone where nobody told. */
export function invitedWords({ answers, invited }: Pick<InvitedMonth, 'answers' | 'invited'>): string {
  if (invited === null) return count(answers, 'answer');
  const all = invited.toLocaleString('en-US');
  if (answers > invited)
    return `${count(answers, 'answer')}, more than the ${all} said to be invited: please correct it`;
  return `${count(answers, 'answer')} of ${all} invited (${Math.round((100 * answers) / invited)}%)`;
}
