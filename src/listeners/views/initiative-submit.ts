import { z } from 'zod';
import type { Deps } from '../../deps';
import {
  CLOSING_WORDS_MAX,
  FIRST_STEP_MAX,
  oneLine,
  readAbout,
  type Terms,
  TITLE_MAX,
} from '../../domain/committee/initiative';
import { epochDayOf } from '../../domain/sla/calendar-zone';
import { changeInitiative } from '../../use-cases/initiatives/change-initiative';
import { declineTheme } from '../../use-cases/initiatives/decline-theme';
import { makeInitiative } from '../../use-cases/initiatives/make-initiative';
import { INPUTS } from '../../views/ids';
import { initiativeRefusalWords } from '../../views/initiatives/initiative-refusals';
import { errorModal } from '../../views/windows/modals';
import { besideFields } from '../answer-failure';
import { answerDecision } from '../initiative-answer';
import { inputOf, type Submission, type SubmissionAnswer } from '../submission';

const typed = (max: number, missing: string) =>
  z
    .string(missing)
    .transform(oneLine)
    .refine((text) => text !== '', missing)
    .refine((text) => text.length <= max, `At most ${max} characters.`);
const written = (missing: string) =>
  z.string(missing).trim().min(1, missing).max(CLOSING_WORDS_MAX, `At most ${CLOSING_WORDS_MAX} characters.`);
const day = (missing: string) =>
  z.string(missing).refine((date) => !Number.isNaN(epochDayOf(date)), 'Choose a day of the calendar.');

const terms = z.object({
  title: typed(TITLE_MAX, 'Say in a few words what will be done.'),
  owner: z.string('Choose who has it.').regex(/^[UW][A-Z0-9]{2,20}$/, 'Choose a person.'),
  dueOn: day('Choose by when.'),
  firstStep: z
    .string()
    .transform(oneLine)
    .refine((text) => text.length <= FIRST_STEP_MAX, `At most ${FIRST_STEP_MAX} characters.`)
    .transform((text) => text || null)
    .nullable(),
});
const TERMS = {
  title: INPUTS.initiativeTitle.block,
  owner: INPUTS.initiativeOwner.block,
  dueOn: INPUTS.initiativeDue.block,
  firstStep: INPUTS.initiativeStep.block,
};

/** The form of Make initiative, Edit and Take it up again: committed before the window closes. */
export async function initiativeSubmit(deps: Deps, submission: Submission): Promise<SubmissionAnswer> {
  const parsed = terms.safeParse({
    title: inputOf(submission, INPUTS.initiativeTitle) ?? undefined,
    owner: inputOf(submission, INPUTS.initiativeOwner) ?? undefined,
    dueOn: inputOf(submission, INPUTS.initiativeDue) ?? undefined,
    firstStep: inputOf(submission, INPUTS.initiativeStep),
  });
  if (!parsed.success) return besideFields(parsed.error, TERMS);
  return answerDecision(deps, { doing: 'initiative_submit', block: TERMS.title }, () =>
    keep(deps, submission, parsed.data),
  );
}

function keep(deps: Deps, submission: Submission, given: Terms) {
  const by = submission.userId;
  const about = readAbout(submission.about);
  if (about) return makeInitiative(deps, { by, about, terms: given });
  const { initiativeId, version: seen } = submission;
  const kind = submission.reopens ? 'reopen' : 'edit';
  return changeInitiative(deps, { by, initiativeId, event: { kind, terms: given, seen } });
}

const delivered = z.object({
  what: written('Say what was delivered.'),
  since: day('Choose since when.'),
});
const DELIVERED = { what: INPUTS.deliveredWhat.block, since: INPUTS.deliveredSince.block };

/** The form of Mark delivered. */
export async function deliverSubmit(deps: Deps, submission: Submission): Promise<SubmissionAnswer> {
  const parsed = delivered.safeParse({
    what: inputOf(submission, INPUTS.deliveredWhat) ?? undefined,
    since: inputOf(submission, INPUTS.deliveredSince) ?? undefined,
  });
  if (!parsed.success) return besideFields(parsed.error, DELIVERED);
  return answerDecision(deps, { doing: 'deliver_submit', block: DELIVERED.what }, () =>
    changeInitiative(deps, {
      initiativeId: submission.initiativeId,
      by: submission.userId,
      event: { kind: 'deliver', ...parsed.data },
    }),
  );
}

const declined = z.object({ reason: written('Say why not.') });
const DECLINED = { reason: INPUTS.declineReason.block };

/** The form of Decline, of a theme or of an initiative. */
export async function declineSubmit(deps: Deps, submission: Submission): Promise<SubmissionAnswer> {
  const parsed = declined.safeParse({ reason: inputOf(submission, INPUTS.declineReason) ?? undefined });
  if (!parsed.success) return besideFields(parsed.error, DECLINED);
  const { reason } = parsed.data;
  const by = submission.userId;
  const about = readAbout(submission.about);
  if (submission.about && !about)
    return { kind: 'replace', view: errorModal(initiativeRefusalWords({ code: 'no_such_theme' })) };
  return answerDecision(deps, { doing: 'decline_submit', block: DECLINED.reason }, () =>
    about
      ? declineTheme(deps, { by, about, reason })
      : changeInitiative(deps, {
          initiativeId: submission.initiativeId,
          by,
          event: { kind: 'decline', reason },
        }),
  );
}
