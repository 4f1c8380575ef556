import type { EntityManager } from 'typeorm';
import { type Intent, URGENCY } from '../../delivery/intent';
import { enqueue } from '../../delivery/outbox';
import type { Deps } from '../../deps';
import type { ReportFigures } from '../../domain/committee/report';
import type { Month } from '../../domain/numbers/month-span';
import { decisionsToShow } from '../../queries/committee/decisions';
import type { StoredReport } from '../../queries/committee/reports';
import { standingDecisions } from '../../queries/committee/standing-decisions';
import { collectReport } from '../../report/collect-report';
import { reportOutline } from '../../report/outline';
import { reportWords } from '../../report/report-words';

/**
 * Makes a month's report, once ever whoever asks, and owes it to the committee's channel when it is to be `posted`.
 * Returns whether it was made here.
 */
export async function makeReport(
  deps: Deps,
  { month, posted }: { month: Month; posted: boolean },
): Promise<boolean> {
  const figures = await collectReport(deps, month);
  const words = await wordsOf(deps, figures);
  return deps.db.transaction((tx) => keepReport(deps, tx, { month, revision: 1, posted, figures, words }));
}

/** As what making a report is known while it fails in our own code. */
export const makingOf = ({ month }: { month: Month }) => ({ topic: `report:${month}`, step: 'made' });

/** The sentences for figures; outside of any transaction, because whoever writes them may take long. */
export async function wordsOf(deps: Deps, figures: ReportFigures): Promise<StoredReport['words']> {
  const decisions = await decisionsToShow(deps.db, figures.month);
  const standing = await standingDecisions(deps.db, figures);
  const taxonomy = deps.annotator.taxonomy();
  return reportWords(deps, reportOutline({ figures, decisions, standing, taxonomy }));
}

/** Stores a revision, unless somebody was faster, and owes what stands in the channel. */
export async function keepReport(
  deps: Deps,
  tx: EntityManager,
  { month, revision, posted, figures, words }: Omit<StoredReport, 'madeAt'>,
): Promise<boolean> {
  const kept: unknown[] = await tx.query(
    `INSERT INTO reports (month, revision, made_at, posted, figures, words) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT DO NOTHING RETURNING revision`,
    [month, revision, deps.now(), posted, JSON.stringify(figures), JSON.stringify(words)],
  );
  if (kept.length > 0 && posted) await oweReport(deps, tx, { month, quarterly: figures.sentiment !== null });
  return kept.length > 0;
}

async function oweReport(
  deps: Pick<Deps, 'config'>,
  tx: EntityManager,
  { month, quarterly }: { month: Month; quarterly: boolean },
): Promise<void> {
  const place = { lane: `channel:${deps.config.committee.channel}`, urgency: URGENCY.report };
  const parts: Intent[] = [
    { kind: 'report', month },
    { kind: 'report_part', month, part: 'quotes' },
    ...(quarterly ? [{ kind: 'report_part', month, part: 'quarter' } as const] : []),
  ];
  // The report first: its parts hang under it.
  for (const intent of parts) await enqueue(tx, intent, place);
  await tx.query(`UPDATE report_files SET state = 'outdated' WHERE month = $1`, [month]);
}
