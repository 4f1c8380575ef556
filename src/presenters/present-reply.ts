import type { Deps } from '../deps';
import { draftReply } from '../domain/reply/draft';
import { saidHash } from '../domain/reply/said-hash';
import { GENERAL, NO_CONTENT } from '../domain/themes/annotation';
import { currentId, themeName } from '../domain/themes/taxonomy';
import type { FollowUpDetail } from '../queries/follow-ups/follow-up-detail';
import { accountNameOf } from '../views/card/card-facts';
import type { ReplyForm } from '../views/replies/reply-modal';
import { inline } from '../views/text/mrkdwn';
import { scoreWords } from '../views/text/words';

/** The form of a reply, with a draft by the playbook of the band. */
export function replyForm(
  deps: Pick<Deps, 'annotator' | 'config' | 'draftReply' | 'mailServer' | 'newId'>,
  f: FollowUpDetail,
  { fromName, to }: { fromName: string; to: string | null },
): ReplyForm {
  const { name } = f.person;
  return {
    followUpId: f.id,
    formId: deps.newId(),
    about: `${scoreWords(f.band, f.score)} · ${inline(name ?? accountNameOf(f), 80)}`,
    fromName,
    from: deps.mailServer?.from ?? null,
    to,
    comment: f.comment,
    seen: saidHash(f.comment),
    steps: deps.config.playbooks[f.band],
    draft: draftReply({ band: f.band, name, theme: themeOf(deps, f), from: fromName }),
    countsAsContact: deps.config.reply.countsAsContact,
    ...(deps.draftReply && f.comment !== null ? { byModel: { state: 'offered' } } : {}),
  };
}

/** The most prominent theme that is one, by its name of today. */
function themeOf({ annotator }: Pick<Deps, 'annotator'>, f: FollowUpDetail): string | null {
  const taxonomy = annotator.taxonomy();
  const ids = (f.about?.themes ?? []).map(({ id }) => currentId(taxonomy, id));
  const id = ids.find((one) => one !== GENERAL && one !== NO_CONTENT);
  return id ? themeName(id, taxonomy) : null;
}
