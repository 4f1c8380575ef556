import { createHash } from 'node:crypto';
import { isWrittenIn } from '../../ai/language';
import type { Ai } from '../../ai/model/connect-ai';
import type { Model } from '../../ai/model/model';
import type { Deps } from '../../deps';
import { checkDraft } from '../../domain/reply/check-draft';
import type { Draft } from '../../domain/reply/draft';
import { type DraftParts, modelDraft } from '../../domain/reply/model-draft';
import type { NoDraft, UnusableDraft } from '../../domain/reply/no-draft';
import type { FollowUpDetail } from '../../queries/follow-ups/follow-up-detail';
import type { KnownNames } from '../known-names';
import { type Asked, askedAbout } from './asked-about';
import { backingOf } from './backing-of';
import { DRAFT_VERSION, draftQuestion, partsIn } from './draft-question';
import { isStillSaid, keepDraft, keptDraft } from './kept-drafts';

type ModelDraft = { draft: Draft; model: string; language: string; isBacked: boolean } | { why: NoDraft };

/** Has a model draft a reply to a follow-up's comment; `onlyKept`: gives what it drafted before, and asks nothing. */
export type DraftReply = (
  f: FollowUpDetail,
  options: { from: string; onlyKept?: boolean; signal: AbortSignal },
) => Promise<ModelDraft>;

type DrafterDeps = Pick<Deps, 'db' | 'annotator' | 'config'>;

/** Null without a model. */
export function openDrafter(deps: DrafterDeps & { ai: Ai; names: KnownNames }): DraftReply | null {
  const { model } = deps.ai;
  if (!model) return null;
  return async (f, { from, onlyKept = false, signal }) => {
    const book = f.comment === null ? null : await deps.names.bookFor([said(f)]);
    const asked = askedAbout(f, book, deps.annotator.read(f.comment ?? '', f.score).language);
    if ('why' in asked) return asked;
    const known = { responseId: f.responseId, question: questionHash(model, asked) };
    const kept = await keptDraft(deps.db, known);
    // Judged anew: the rules may have become stricter since, and a host been taken from the list.
    const isKept = kept !== null && whyNot(kept, asked, deps) === null;
    if (!isKept && onlyKept) return { why: 'not_kept' };
    const found = isKept ? kept : await ask(deps, model, asked, f, signal);
    if ('why' in found) return found;
    if (!isKept) await keepDraft(deps.db, { ...known, comment: asked.comment, parts: found });
    const backing = await backingOf(deps, f);
    const { language, masked } = asked;
    const draft = modelDraft(found, { language, masked, name: f.person.name, from, backing });
    return { draft, model: model.name, language: language.name, isBacked: backing !== null };
  };
}

const said = (f: FollowUpDetail) => ({ id: f.responseId, comment: f.comment ?? '' });

/** Asks, and once more when the words cannot be used. */
async function ask(
  deps: DrafterDeps,
  model: Model,
  asked: Asked,
  { responseId }: FollowUpDetail,
  signal: AbortSignal,
): Promise<DraftParts | { why: NoDraft }> {
  // What was erased in a pause is not sent after it.
  const mayAsk = () => isStillSaid(deps.db, responseId, asked.comment);
  let complaint: UnusableDraft | null = null;
  for (const isSecond of [false, true]) {
    const answer = await model.ask(draftQuestion(asked.about, complaint), signal, mayAsk);
    if ('why' in answer && (answer.why !== 'unreadable' || isSecond)) return answer;
    const parts = 'text' in answer ? partsIn(answer.text) : null;
    const why = parts ? whyNot(parts, asked, deps) : 'unreadable';
    if (parts && why === null) return parts;
    complaint = why;
  }
  return { why: complaint ?? 'unreadable' };
}

function whyNot(
  { opening, closing }: DraftParts,
  { language, masked, code }: Asked,
  { config }: DrafterDeps,
): UnusableDraft | null {
  const rules = { language, masked, linkHosts: config.reply.linkHosts };
  const why = checkDraft(opening, rules) ?? checkDraft(closing, rules);
  if (why) return why;
  const words = `${opening} ${closing}`.replace(/\[[A-Z]+_\d+\]/g, '');
  return isWrittenIn(words, code) ? null : 'other_language';
}

function questionHash(model: Model, { about }: Asked): string {
  const { system, user } = draftQuestion(about);
  return createHash('sha256')
    .update(JSON.stringify([DRAFT_VERSION, model.identity, system, user]))
    .digest('base64url');
}
