import type { Deps } from '../../deps';
import type { Draft } from '../../domain/reply/draft';
import { draftHashes } from '../../domain/reply/said-hash';
import { replyForm } from '../../presenters/present-reply';
import type { FollowUpDetail } from '../../queries/follow-ups/follow-up-detail';
import { replyAddress } from '../../queries/follow-ups/replies';
import { senderOf } from '../../use-cases/replies/write-reply';
import { INPUTS } from '../../views/ids';
import type { ReplyForm } from '../../views/replies/reply-modal';
import { inputOf, type Submission } from '../submission';

/** The form of a reply to a follow-up, as `by` would send it. `tellingId`: whom it tells of what they asked for. */
export async function replyFormFor(
  deps: Deps,
  f: FollowUpDetail,
  { by, tellingId }: { by: string; tellingId?: string },
): Promise<ReplyForm> {
  const [{ name: fromName }, to] = await Promise.all([
    senderOf(deps, { followUpId: f.id, tellingId, by }),
    replyAddress(deps.db, f.id),
  ]);
  return { ...replyForm(deps, f, { fromName, to }), ...(tellingId ? { tellingId } : {}) };
}

/** As many as Slack's metadata of a form has room for beside the rest. */
const DRAFTS_KNOWN_MAX = 20;

/** The same form once more, with what stands in its fields; where the customer says something else since, it says so. */
export async function replyFormAgain(
  deps: Deps,
  f: FollowUpDetail,
  submission: Submission,
): Promise<ReplyForm & { typed: Draft }> {
  const { userId, formId, seen } = submission;
  const form = await replyFormFor(deps, f, { by: userId });
  const { subject, body } = replyFields(submission);
  const typed = { subject: inputOf(submission, subject) ?? '', body: inputOf(submission, body) ?? '' };
  const hasChanged = seen !== '' && seen !== form.seen;
  const drafted = [...new Set([...draftHashes(form.draft), ...submission.drafted])].slice(
    0,
    DRAFTS_KNOWN_MAX,
  );
  return { ...form, formId, typed, drafted, ...(hasChanged ? { changed: 'noticed' } : {}) };
}

/** The fields that the form has: other ones hold what a draft was put into. */
export function replyFields({ values }: Pick<Submission, 'values'>) {
  return Object.hasOwn(values, INPUTS.draftedBody.block)
    ? { subject: INPUTS.draftedSubject, body: INPUTS.draftedBody }
    : { subject: INPUTS.replySubject, body: INPUTS.replyBody };
}
