import type { ModalView } from '@slack/types';
import { context, section } from '../text/message';
import { inline } from '../text/mrkdwn';
import { bold, bullets, line, richText, words } from '../text/rich-text';
import { PRIORITY_WORDS, type PriorityLevel } from '../text/words';
import { reading } from '../windows/form';

/** Why a follow-up is due when it is: how the time came about, and what the reminders do. In our own mrkdwn. */
export interface WhyDue {
  hasDueTime: boolean;
  lines: string[];
  /** The rungs, one a line; empty when none is owed. */
  ladder: string[];
}

/** How the due time came about, a line a step, and which reminders have come and will. */
export function whyDueModal({ hasDueTime, lines, ladder }: WhyDue): ModalView {
  const reminders =
    ladder.length > 0
      ? [
          section(`*Reminders*\n${ladder.join('\n')}`),
          context('Reminders speak in the team’s working hours only.'),
        ]
      : [];
  return reading(hasDueTime ? 'Why this due time?' : 'Why no due time?', [
    section(lines.join('\n')),
    ...reminders,
  ]);
}

const REASONS_MAX = 12;

/** What made a follow-up as pressing as it is. Reasons are kept with it, in words, strongest first. */
export function whyPriorityModal(model: { level: PriorityLevel; reasons: string[] }): ModalView {
  const reasons = model.reasons.slice(0, REASONS_MAX).map((reason) => line(words(inline(reason, 200))));
  return reading('Why this priority?', [
    richText(
      line(bold(PRIORITY_WORDS[model.level]), words(reasons.length > 0 ? ', because of:' : '.')),
      ...(reasons.length > 0 ? [bullets(reasons)] : []),
    ),
    context(
      'How it is computed: a low score weighs most. A renewal within 90 days, an ARR of 50,000 or more, and words of ' +
        'leaving add two each; a decision-maker, more than three years with us, and an issue that several customers ' +
        'report add one each. Six or more is urgent, four or five is high. Promoters are always low. ' +
        'It is computed anew when the answer changes.',
    ),
  ]);
}
