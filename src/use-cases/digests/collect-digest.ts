import type { EntityManager } from 'typeorm';
import { houseZone } from '../../config/team-calendar';
import type { Deps } from '../../deps';
import { DIGEST_ENTRIES_MAX, DIGEST_TITLE_MAX, DIGEST_WORDS_MAX } from '../../domain/committee/digest';
import { type DigestPeriod, instantsOfPeriod } from '../../domain/committee/digest-period';
import { refOf } from '../../domain/committee/report';
import type { Taxonomy } from '../../domain/themes/taxonomy';
import { closedIn, raisedBy } from '../../queries/committee/digest-source';
import type { DigestEntry } from '../../queries/committee/digests';
import type { InitiativeDetail } from '../../queries/committee/initiatives';
import { currentTaxonomy } from '../../queries/themes/current-taxonomy';
import { quotesOf, spanBefore } from './quotes-to-choose';

export interface CollectedDigest {
  entries: DigestEntry[];
  /** How many more were delivered than there is room for. */
  more: number;
}

/**
 * What a digest of a period begins as: each initiative that was delivered or declined in it, with who raised its theme
 * before, and somebody's words. Null when nothing was delivered.
 */
export async function collectDigest(
  deps: Pick<Deps, 'config'>,
  tx: EntityManager,
  period: DigestPeriod,
): Promise<CollectedDigest | null> {
  const zone = houseZone(deps.config);
  const taxonomy = await currentTaxonomy(tx);
  const closed = await closedIn(tx, { ...instantsOfPeriod(zone, period), period }, taxonomy);
  const delivered = closed.filter(({ status }) => status === 'delivered').length;
  if (delivered === 0) return null;
  const entries: DigestEntry[] = [];
  for (const one of closed.slice(0, DIGEST_ENTRIES_MAX))
    entries.push(await entryOf(tx, one, { taxonomy, place: entries.length }));
  return { entries, more: Math.max(0, delivered - DIGEST_ENTRIES_MAX) };
}

async function entryOf(
  tx: EntityManager,
  one: InitiativeDetail,
  { taxonomy, place }: { taxonomy: Taxonomy; place: number },
): Promise<DigestEntry> {
  const span = spanBefore(taxonomy, one);
  const raised = await raisedBy(tx, span, { themeId: one.theme, initiativeId: one.id });
  const { quote, publicQuote } = await quotesOf(tx, one, taxonomy);
  // Customers would read words about the theme as words about what was delivered: those a person chooses.
  const forCustomers = publicQuote.find(({ asked }) => asked);
  return {
    place,
    initiativeId: one.id,
    kind: one.status === 'delivered' ? 'delivered' : 'declined',
    themeName: one.themeName,
    title: one.title.slice(0, DIGEST_TITLE_MAX),
    words: (one.delivered ?? one.reason ?? '').slice(0, DIGEST_WORDS_MAX),
    isLeftOut: false,
    isQuoteless: false,
    since: one.deliveredSince,
    ...raised,
    quote: quote[0] ? refOf(quote[0]) : null,
    publicQuote: forCustomers ? refOf(forCustomers) : null,
  };
}
