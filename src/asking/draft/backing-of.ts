import type { Deps } from '../../deps';
import type { Backing } from '../../domain/reply/model-draft';
import { GENERAL, NO_CONTENT } from '../../domain/themes/annotation';
import { currentId } from '../../domain/themes/taxonomy';
import { latestOfTheme } from '../../queries/committee/initiatives';
import type { FollowUpDetail } from '../../queries/follow-ups/follow-up-detail';

/**
 * What the committee decided about the most prominent theme of a comment, where it can be told to whoever raised it: an
 * open initiative, or one that was delivered after they had answered.
 */
export async function backingOf(
  { db, annotator }: Pick<Deps, 'db' | 'annotator'>,
  { about, answeredAt }: FollowUpDetail,
): Promise<Backing | null> {
  const taxonomy = annotator.taxonomy();
  const raised = (about?.themes ?? [])
    .filter(({ polarity }) => polarity !== 'positive')
    .map(({ id }) => currentId(taxonomy, id));
  const theme = raised.find((id) => id !== GENERAL && id !== NO_CONTENT);
  const initiative = theme ? await latestOfTheme(db, { theme, taxonomy }) : null;
  if (initiative?.status === 'open') return { kind: 'under_way', title: initiative.title };
  const isNews =
    initiative?.status === 'delivered' &&
    initiative.deliveredSince !== null &&
    initiative.deliveredSince > answeredAt.toISOString().slice(0, 10);
  return isNews && initiative.delivered ? { kind: 'delivered', what: initiative.delivered } : null;
}
