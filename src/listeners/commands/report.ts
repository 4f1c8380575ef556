import type { RespondArguments, RespondFn } from '@slack/bolt';
import { committeeCalendar } from '../../config/team-calendar';
import type { Deps } from '../../deps';
import { readReportWords } from '../../domain/committee/report-request';
import { type Month, monthAt } from '../../domain/numbers/month-span';
import { reportModel } from '../../presenters/report/present-report';
import { askForReport } from '../../use-cases/reports/ask-for-report';
import type { ReportModel } from '../../views/report/model';
import { renderReport } from '../../views/report/report-message';
import { renderNoReport, renderReportUsage } from '../../views/report/usage';
import { type Message, section } from '../../views/text/message';
import { wordsForError } from '../answer-failure';

interface Asking {
  userId: string;
  respond: RespondFn;
}

/** True for `/rnps report`, which may take longer than Slack waits. */
export function isReportWord(text: string): boolean {
  return /^\s*report(\s|$)/i.test(text);
}

/** Answers `/rnps report [month]` for whoever asked, once its pictures are there. */
export async function reportCommand(
  deps: Deps,
  { text, userId, respond }: Asking & { text: string },
): Promise<void> {
  try {
    const thisMonth = monthAt(committeeCalendar(deps.config).zone, deps.now());
    const request = readReportWords(text.trim().slice('report'.length), thisMonth);
    if ('word' in request) {
      await respond({ response_type: 'ephemeral', ...renderReportUsage(request.word) });
      return;
    }
    await sayReport(deps, { month: request.month, userId, respond, shared: false });
  } catch (error) {
    const words = wordsForError(deps, error, 'report');
    await respond({ response_type: 'ephemeral', text: words, blocks: [section(words)] });
  }
}

/** Shows a month's report; without its pictures when Slack does not take them. */
export async function sayReport(
  deps: Deps,
  { month, userId, respond, shared }: Asking & { month: Month | null; shared: boolean },
): Promise<void> {
  const asked = await askForReport(deps, { by: userId, month });
  const model =
    asked.kind === 'there' ? await reportModel(deps, asked.month, { for: 'person', pictures: true }) : null;
  const say = ({ text, blocks }: Message) => {
    const message: RespondArguments = {
      response_type: shared ? 'in_channel' : 'ephemeral',
      replace_original: false,
      text,
      blocks,
    };
    return respond(message);
  };
  if (!model) {
    if (asked.kind !== 'there') await respond({ response_type: 'ephemeral', ...renderNoReport(asked) });
    return;
  }
  const shown: ReportModel = { ...model, share: !shared, sharedBy: shared ? userId : null };
  try {
    await say(renderReport(shown));
  } catch (error) {
    deps.log.warn({ err: error }, 'Slack did not take a report with its pictures; it is shown without');
    for (const chart of Object.values(model.charts))
      if (chart.kind === 'picture') deps.forgetPicture(chart.fileId);
    const none = { kind: 'none', because: null } as const;
    await say(renderReport({ ...shown, charts: { trend: none, themes: none } }));
  }
}
