import type { ModalView } from '@slack/types';
import type { Deps } from '../../deps';
import { readDigestButton } from '../../domain/committee/digest';
import { readPeriod } from '../../domain/committee/digest-period';
import { isId } from '../../domain/id';
import { inTime } from '../../in-time';
import { presentDigest } from '../../presenters/present-digest';
import { type DigestDetail, digestById } from '../../queries/committee/digests';
import { authorize, authorizeCommittee } from '../../use-cases/authorize';
import { draftAsked } from '../../use-cases/digests/ask-for-digest';
import { changeDigest } from '../../use-cases/digests/change-digest';
import { quotesToChoose } from '../../use-cases/digests/quotes-to-choose';
import { digestModal, digestPreview, type QuotesOffered } from '../../views/digest/digest-modals';
import type { DigestModel } from '../../views/digest/digest-model';
import { digestRefusalWords, NO_DIGEST_WORDS } from '../../views/digest/digest-refusals';
import { wordsForError } from '../answer-failure';
import { type ActionHandler, type Click, readClick } from '../click';
import { renderAsked } from '../commands/digest';
import { wordsForDigest } from '../digest-answer';
import { sayPrivately, showWindow } from '../say-privately';

/** "Approve". */
export const approveDigest: ActionHandler = decides('approve');
/** "Publish". */
export const publishDigest: ActionHandler = decides('publish');
/** "Discard". */
export const discardDigest: ActionHandler = decides('discard');

/** "Edit": the form, unless the draft is closed. */
export const openDigest: ActionHandler = opener(async (deps, model, { entries }) => {
  if (model.state === 'draft')
    return digestModal(model, await inTime(QUOTES_MS, quotesToChoose(deps, entries), NO_QUOTES));
  return digestRefusalWords({ code: model.state, by: model.closedBy!, at: model.closedAt! });
});
/** "Preview", and "What customers read" once it is published. */
export const previewDigest: ActionHandler = opener((_deps, model) => digestPreview(model));

/** A trigger lives three seconds: where comments are so many that it would run out, quotes stay as they are. */
const QUOTES_MS = 1500;
const NO_QUOTES: QuotesOffered = new Map();

/** "Draft what is new" of a period that was published. */
export const draftMore: ActionHandler = async (deps, { body, ack }) => {
  await ack();
  const click = readClick(body);
  await sayPrivately(deps, click, await attempt(deps, () => more(deps, click)));
};

async function more(deps: Deps, { value, userId }: Click): Promise<string> {
  await authorizeCommittee(deps, userId);
  const period = readPeriod(value);
  if (!period) return NO_DIGEST_WORDS;
  return (await renderAsked(deps, await draftAsked(deps, { by: userId, period }))).text;
}

// Committed before it is acknowledged; the message itself shows what was done.
function decides(kind: 'approve' | 'publish' | 'discard'): ActionHandler {
  return async (deps, { body, ack }) => {
    const click = readClick(body);
    const asked = readDigestButton(click.value);
    const words = await attempt(deps, async () => {
      const by = click.userId;
      const event = { kind, seen: asked?.seen ?? 0 };
      return wordsForDigest(await changeDigest(deps, { digestId: asked?.digestId ?? '', by, event }));
    });
    await ack();
    if (words !== null) await sayPrivately(deps, click, words);
  };
}

// A trigger lives three seconds, so the click is acknowledged before anything else.
function opener(
  view: (
    deps: Deps,
    model: DigestModel,
    found: DigestDetail,
  ) => ModalView | string | Promise<ModalView | string>,
): ActionHandler {
  return async (deps, { body, ack }) => {
    await ack();
    const click = readClick(body);
    const words = await attempt(deps, async () => {
      const found = await shown(deps, click);
      const window =
        found === null ? NO_DIGEST_WORDS : await view(deps, await presentDigest(deps, found), found);
      if (typeof window === 'string') return window;
      await showWindow(deps, click, window);
      return null;
    });
    if (words !== null) await sayPrivately(deps, click, words);
  };
}

// What is published may be read by any member; a draft is the committee's.
async function shown(deps: Deps, click: Click): Promise<DigestDetail | null> {
  await authorize(deps, click.userId);
  const digestId = readDigestButton(click.value)?.digestId ?? '';
  const found = isId(digestId) ? await digestById(deps.db, digestId) : null;
  if (found?.state !== 'published') await authorizeCommittee(deps, click.userId);
  return found;
}

async function attempt<T>(deps: Deps, act: () => Promise<T>): Promise<T | string> {
  try {
    return await act();
  } catch (error) {
    return wordsForError(deps, error, 'digest');
  }
}
