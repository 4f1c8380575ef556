import type { Deps } from '../../deps';
import { revisionReason } from '../../domain/committee/report';
import type { Month } from '../../domain/numbers/month-span';
import { reportRevisions } from '../../queries/committee/reports';
import { collectReport } from '../../report/collect-report';
import { keepReport, wordsOf } from './make-report';

/**
 * Looks whether a kept report still holds: when answers came late, were corrected or erased, it is revised, and what
 * stands in the channel is edited. Returns whether it was.
 */
export async function reviseReport(deps: Deps, month: Month): Promise<boolean> {
  const [kept] = await reportRevisions(deps.db, month);
  if (!kept) return false;
  const figures = await collectReport(deps, month);
  if (!revisionReason(kept.figures, figures)) return false;
  const words = await wordsOf(deps, figures);
  const { posted, revision } = kept;
  const revised = await deps.db.transaction((tx) =>
    keepReport(deps, tx, { month, revision: revision + 1, posted, figures, words }),
  );
  if (revised) deps.wake();
  return revised;
}
