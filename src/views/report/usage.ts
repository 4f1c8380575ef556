import type { AskedReport } from '../../domain/committee/report-asked';
import { monthName } from '../../domain/numbers/month-span';
import { type Message, section } from '../text/message';
import { inline, plain, slackDate } from '../text/mrkdwn';

/** Words for a month that has no report to show. */
export function renderNoReport(asked: Exclude<AskedReport, { kind: 'there' }>): Message {
  const text = wordsOf(asked, monthName(asked.month));
  return { text, blocks: [section(text)] };
}

function wordsOf(asked: Exclude<AskedReport, { kind: 'there' }>, month: string): string {
  switch (asked.kind) {
    case 'not_yet':
      return `The report of ${month} comes ${slackDate(asked.dueAt)}. Until then \`/rnps trend\` and \`/rnps themes\` show how it goes.`;
    case 'future':
      return `${month} has not begun. \`/rnps report\` shows the latest month.`;
    case 'nothing':
      return `Nobody had answered by the end of ${month}, so there is nothing to report.`;
    case 'reading':
      return `The comments of ${month} are being read; its report comes when they are. Ask again in a minute.`;
  }
}

/** An answer for what is no month. */
export function renderReportUsage(word: string): Message {
  return {
    text: 'I do not know that month.',
    blocks: [
      { type: 'section', text: plain(`“${inline(word, 40)}” is no month that I know.`, 3000) },
      section(
        'Try `/rnps report`, `/rnps report october`, `/rnps report oct 2026` or `/rnps report 2026-10`.',
      ),
    ],
  };
}
