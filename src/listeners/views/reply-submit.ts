import { z } from 'zod';
import type { Deps } from '../../deps';
import { isId } from '../../domain/id';
import { foreignHosts } from '../../domain/reply/links';
import { followUpDetail } from '../../queries/follow-ups/follow-up-detail';
import type { WorkResult } from '../../use-cases/follow-up/work-on';
import { writeReply } from '../../use-cases/replies/write-reply';
import { writeToAsker } from '../../use-cases/replies/write-to-asker';
import { INPUTS } from '../../views/ids';
import { GONE_WORDS } from '../../views/refusals';
import { BODY_MAX, REPLY_WAYS, replyModal, SUBJECT_MAX } from '../../views/replies/reply-modal';
import { inline } from '../../views/text/mrkdwn';
import { doneModal, errorModal } from '../../views/windows/modals';
import { replyFields, replyFormAgain } from '../actions/reply-form-for';
import { answerForm, besideFields } from '../answer-failure';
import { inputOf, type Submission, type SubmissionAnswer } from '../submission';

const form = (linkHosts: readonly string[]) => {
  const withoutForeignLinks = (text: string, issue: z.RefinementCtx) => {
    const hosts = foreignHosts(text, linkHosts);
    if (hosts.length > 0) issue.addIssue({ code: 'custom', message: linkWords(hosts, linkHosts) });
  };
  return z.object({
    subject: z
      .string('Write a subject.')
      .trim()
      .min(1, 'Write a subject.')
      .max(SUBJECT_MAX, 'Make the subject shorter.')
      // A second line in it could be read as a header of its own.
      .refine((text) => !/[\p{Cc}\u2028\u2029]/u.test(text), 'Write the subject on one line.')
      .transform(storable)
      .superRefine(withoutForeignLinks),
    body: z
      .string('Write something.')
      .trim()
      .min(1, 'Write something.')
      .max(BODY_MAX, 'Make the text shorter.')
      .transform(storable)
      .superRefine(withoutForeignLinks),
    way: z.enum(REPLY_WAYS, 'Choose how it reaches them.'),
  });
};

/** The form of Reply to customer: kept before the window closes; what is wrong stands beside its field. */
export async function replySubmit(deps: Deps, submission: Submission): Promise<SubmissionAnswer> {
  const fields = replyFields(submission);
  const parsed = form(deps.config.reply.linkHosts).safeParse({
    subject: inputOf(submission, fields.subject) ?? undefined,
    body: inputOf(submission, fields.body) ?? undefined,
    way: inputOf(submission, INPUTS.replyWay) ?? undefined,
  });
  if (!parsed.success)
    return besideFields(parsed.error, {
      subject: fields.subject.block,
      body: fields.body.block,
      way: INPUTS.replyWay.block,
    });
  const { followUpId, formId, userId, to, tellingId, seen } = submission;
  if (!isId(formId)) return { kind: 'replace', view: errorModal(GONE_WORDS) };
  const { way } = parsed.data;
  if (way === 'email' && !deps.mailServer) {
    const words = 'No mail server is set up. Copy the text and send it another way.';
    return { kind: 'errors', errors: { [INPUTS.replyWay.block]: words } };
  }
  const reply = { ...parsed.data, formId, by: userId, shownTo: to || null };
  const hasThread = followUpId !== '' || !isId(tellingId);
  let hasChanged = false;
  const noted = (result: WorkResult) => {
    hasChanged = result.kind === 'refused' && result.refusal.code === 'comment_changed';
    return result;
  };
  const answer = await answerForm(deps, { doing: 'reply_submit', block: INPUTS.replyWay.block }, () =>
    hasThread
      ? writeReply(deps, { ...reply, followUpId, seen, tellingId: isId(tellingId) ? tellingId : null }).then(
          noted,
        )
      : writeToAsker(deps, { ...reply, tellingId }),
  );
  if (hasChanged) {
    const followUp = await followUpDetail(deps.db, followUpId);
    if (followUp)
      return { kind: 'replace', view: replyModal(await replyFormAgain(deps, followUp, submission)) };
  }
  if (answer.kind !== 'close') return answer;
  const done = way === 'email' && !hasThread ? DONE_WITHOUT_THREAD : DONE[way];
  return { kind: 'replace', view: doneModal(done) };
}

const DONE = {
  email: 'It is on its way to the mail server. The thread of the card says when it has gone out.',
  copied: 'Logged. Now send it, if you have not yet: nothing was sent from here.',
};

const DONE_WITHOUT_THREAD =
  'It is on its way to the mail server. The list says when it has gone out, and you hear what comes of it.';

function linkWords(hosts: string[], allowed: readonly string[]): string {
  const named = hosts
    .slice(0, 3)
    .map((host) => inline(host, 80))
    .join(', ');
  const may = allowed.length > 0 ? ` Allowed are ${allowed.join(', ')}.` : ' No links are allowed.';
  return `This links to ${named}.${may} Take it out, or ask an admin to add it to reply.linkHosts.`;
}

// PostgreSQL keeps neither a NUL nor half of a surrogate pair.
function storable(text: string): string {
  return text.replace(/\0|\p{Surrogate}/gu, '\uFFFD');
}
