import type { Deps } from '../deps';
import { erasureReport } from '../queries/operations/erasure-report';
import { ERASURE_LINKS_MAX, type ErasureReportModel } from '../views/notices/erasure-report';

/** What an erasure removed, and what is left for a person to do; null when there is none with that id. */
export async function erasureReportModel(
  deps: Pick<Deps, 'db' | 'directory'>,
  id: string,
): Promise<ErasureReportModel | null> {
  const found = await erasureReport(deps.db, { id, limit: ERASURE_LINKS_MAX });
  if (!found) return null;
  return {
    counts: found.counts,
    underWay: found.underWay,
    givenUp: found.givenUp,
    leftovers: found.leftovers.map((one) => ({ what: one.what, link: linkTo(deps, one) })),
    leftoversTotal: found.leftoversTotal,
  };
}

// A reply is only found by a link that names its thread too.
function linkTo(
  { directory }: Pick<Deps, 'directory'>,
  { channelId, ts, threadTs }: { channelId: string; ts: string; threadTs: string | null },
): string {
  const link = directory.permalink({ channelId, ts });
  return threadTs ? `${link}?thread_ts=${threadTs}&cid=${channelId}` : link;
}
