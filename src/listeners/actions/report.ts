import type { RespondFn } from '@slack/bolt';
import type { Deps } from '../../deps';
import { readAnswersValue } from '../../domain/committee/report-answers';
import type { Month } from '../../domain/numbers/month-span';
import { answersModel } from '../../presenters/report/present-answers';
import { authorize } from '../../use-cases/authorize';
import { answersModal } from '../../views/report/answers-modal';
import { wordsForError } from '../answer-failure';
import { readClick } from '../click';
import { sayReport } from '../commands/report';
import { mayNotBeShared } from '../may-be-shared';
import { sayPrivately, showWindow } from '../say-privately';

/** "See the answers" and the like, and the pages of the window that they open. */
export async function openReportAnswers(
  deps: Deps,
  { body, ack }: { body: unknown; ack: () => Promise<void> },
): Promise<void> {
  await ack();
  const click = readClick(body);
  try {
    await authorize(deps, click.userId);
    const asked = readAnswersValue(click.value);
    if (!asked) return await sayPrivately(deps, click, 'I do not know these answers any more.');
    await showWindow(deps, click, answersModal(await answersModel(deps, asked)));
  } catch (error) {
    await sayPrivately(deps, click, wordsForError(deps, error, 'report_answers'));
  }
}

/** "Share": the report for everybody in the channel in which it was asked for. */
export async function shareReport(
  deps: Deps,
  { body, ack, respond }: { body: unknown; ack: () => Promise<void>; respond: RespondFn },
): Promise<void> {
  await ack();
  const click = readClick(body);
  const refuse = (text: string) => respond({ response_type: 'ephemeral', replace_original: false, text });
  try {
    await authorize(deps, click.userId);
    if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(click.value)) return;
    const no = await mayNotBeShared(deps, click.channelId);
    if (no) await refuse(no);
    else await sayReport(deps, { month: click.value as Month, userId: click.userId, respond, shared: true });
  } catch (error) {
    await refuse(wordsForError(deps, error, 'report_share'));
  }
}
