import { z } from 'zod';
import type { Deps } from '../../deps';
import { errorName } from '../../domain/errors';
import { mayLogContact } from '../../domain/follow-up';
import { isId } from '../../domain/id';
import type { Draft } from '../../domain/reply/draft';
import { draftHashes } from '../../domain/reply/said-hash';
import { type FollowUpDetail, followUpDetail } from '../../queries/follow-ups/follow-up-detail';
import { authorize } from '../../use-cases/authorize';
import { authorizeRead } from '../../use-cases/follow-up/read-follow-up';
import { GONE_WORDS, refusalWords } from '../../views/refusals';
import type { DraftByModel } from '../../views/replies/draft-by-model';
import { BODY_MAX, type ReplyForm, replyModal } from '../../views/replies/reply-modal';
import { errorModal } from '../../views/windows/modals';
import { wordsForError } from '../answer-failure';
import { type ActionHandler, readClick } from '../click';
import { readSubmission } from '../submission';
import { replyFormAgain } from './reply-form-for';

/** Whoever waits at a form has forgotten it after that; a later press finds what was drafted. */
const PATIENCE_MS = 40_000;

/**
 * Draft with AI: says that the model is asked, and shows its draft beneath the form when it is there. The fields are left
 * as they are: what is typed while it is asked is not known here, and Slack keeps it.
 */
export const draftReply: ActionHandler = async (deps, { body, ack }) => {
  await ack();
  const opened = await openedForm(deps, body);
  if (!opened) return;
  const { window, form, followUp } = opened;
  const asked = await show(deps, window, { ...form, byModel: { state: 'asked' } });
  if (!asked) return;
  await show(deps, asked, { ...form, byModel: await drafted(deps, followUp, form.fromName) });
};

/** Use this draft: puts it in place of the playbook's, or in front of what was typed. */
export const useDraft: ActionHandler = async (deps, { body, ack }) => {
  await ack();
  const opened = await openedForm(deps, body);
  if (!opened) return;
  const { window, form, followUp, typed } = opened;
  const found = await drafted(deps, followUp, form.fromName, true);
  await show(
    deps,
    window,
    found.state === 'written' ? withDraft(form, typed, found) : { ...form, byModel: found },
  );
};

/** Use a fresh draft: puts the playbook's, about what the customer says now, in front of what was written. */
export const freshDraft: ActionHandler = async (deps, { body, ack }) => {
  await ack();
  const opened = await openedForm(deps, body);
  if (!opened) return;
  const { window, form, typed } = opened;
  const found = inFront(form, typed, form.draft);
  const { byModel: _, ...plain } = form;
  await show(
    deps,
    window,
    found
      ? { ...plain, typed: found.typed, changed: found.keepsTyped ? 'fresh_in_front' : 'fresh_used' }
      : { ...plain, changed: 'fresh_too_long' },
  );
};

function withDraft(form: ReplyForm, typed: Draft, found: DraftByModel & { state: 'written' }): ReplyForm {
  const put = inFront(form, typed, found.draft);
  if (!put) return { ...form, byModel: { state: 'too_long' } };
  const { model } = found;
  return { ...form, typed: put.typed, byModel: { state: 'used', model, keepsTyped: put.keepsTyped } };
}

/** A draft in front of what was typed, unless that is one of the playbook's, untouched; null: it does not fit. */
function inFront(form: ReplyForm, typed: Draft, draft: Draft): { typed: Draft; keepsTyped: boolean } | null {
  const ours = new Set([...draftHashes(form.draft), ...(form.drafted ?? [])]);
  const [subjectNow, bodyNow] = draftHashes(typed);
  const keepsTyped = typed.body.trim() !== '' && !ours.has(bodyNow!);
  const body = keepsTyped ? `${draft.body}\n\n${typed.body}` : draft.body;
  if ([...body].length > BODY_MAX) return null;
  const keepsSubject = typed.subject.trim() !== '' && !ours.has(subjectNow!);
  return { typed: { subject: keepsSubject ? typed.subject : draft.subject, body }, keepsTyped };
}

async function drafted(
  deps: Deps,
  followUp: FollowUpDetail,
  from: string,
  onlyKept = false,
): Promise<DraftByModel> {
  if (!deps.draftReply) return { state: 'none', why: 'unavailable' };
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const found = await deps.draftReply(followUp, { from, onlyKept, signal });
    return 'why' in found ? { state: 'none', why: found.why } : { state: 'written', ...found };
  } catch (error) {
    // By name alone: an error of the database may hold what was to be written.
    deps.log.error({ error: errorName(error) }, 'a draft by the model failed in our own code');
    return { state: 'none', why: 'trouble' };
  }
}

/** A window as it was at some moment; an update of what has changed since is refused by its hash. */
interface Window {
  id: string;
  hash: string;
}

const pressed = z.object({ view: z.object({ id: z.string(), hash: z.string() }) });

interface Opened {
  window: Window;
  followUp: FollowUpDetail;
  /** With the fields as they are. */
  form: ReplyForm;
  typed: Draft;
}

/** The form in which something was pressed, for those who may reply; else says why not, in its place. */
async function openedForm(deps: Deps, body: unknown): Promise<Opened | null> {
  const { userId, triggerId } = readClick(body);
  const window = pressed.parse(body).view;
  const submission = readSubmission(body);
  // On top of the form, so that nothing typed is lost.
  const refuse = async (words: string) => {
    await deps.slack.reader.views.push({ trigger_id: triggerId, view: errorModal(words) });
    return null;
  };
  try {
    await authorize(deps, userId);
    const { followUpId, formId } = submission;
    const followUp = isId(followUpId) && isId(formId) ? await followUpDetail(deps.db, followUpId) : null;
    if (!followUp) return await refuse(GONE_WORDS);
    await authorizeRead(deps, userId, followUp, 'reply');
    const refusal = mayLogContact(followUp.state);
    if (refusal) return await refuse(refusalWords(refusal));
    const form = await replyFormAgain(deps, followUp, submission);
    return { window, followUp, form, typed: form.typed };
  } catch (error) {
    const words = wordsForError(deps, error, 'draft_reply');
    return refuse(words).catch(() => null);
  }
}

/** Shows a form in its window, as it is then; null when it was closed, sent or changed meanwhile: nothing is put over that. */
async function show(deps: Deps, { id, hash }: Window, form: ReplyForm): Promise<Window | null> {
  const view = replyModal(form);
  try {
    const { view: now } = await deps.slack.reader.views.update({ view_id: id, hash, view });
    return { id, hash: now?.hash ?? hash };
  } catch (error) {
    deps.log.info({ err: error }, 'a form of a reply was closed or changed before its draft was there');
    return null;
  }
}
