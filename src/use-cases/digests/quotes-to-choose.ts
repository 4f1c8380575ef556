import type { EntityManager } from 'typeorm';
import type { Deps } from '../../deps';
import { askedWindow } from '../../domain/committee/asked-window';
import type { DigestSide, OfferedQuotes } from '../../domain/committee/digest';
import type { QuoteRef } from '../../domain/committee/report';
import { withoutDoubles } from '../../domain/committee/same-words';
import { mask } from '../../domain/redaction/mask';
import { mergedThemes, type Taxonomy } from '../../domain/themes/taxonomy';
import { type RaisedQuote, raisedQuotes } from '../../queries/committee/digest-source';
import { type DigestEntry, mayBeQuoted } from '../../queries/committee/digests';
import { type InitiativeDetail, initiativeById } from '../../queries/committee/initiatives';
import { namesAmong } from '../../queries/committee/names-among';
import { quoteKey, quotesAt } from '../../queries/committee/report-quotes';
import { currentTaxonomy } from '../../queries/themes/current-taxonomy';

type Db = Pick<EntityManager, 'query'>;

/** More than a person reads through; a form with all of them is still one that Slack takes. */
const CHOICES_MAX = 8;

/** What customers asked is looked for there: in the year before it was delivered or declined. */
export function spanBefore(taxonomy: Taxonomy, { closedAt }: InitiativeDetail) {
  return { ...askedWindow(closedAt!), merged: mergedThemes(taxonomy) };
}

/** Words in which the theme of an initiative was raised, the best first: for colleagues, and for customers. */
type QuoteChoices = Record<DigestSide, RaisedQuote[]>;

/** Those for customers are of people who may be quoted, and nothing in them names or reaches anybody; the same words stand once. */
export async function quotesOf(db: Db, one: InitiativeDetail, taxonomy: Taxonomy): Promise<QuoteChoices> {
  const span = spanBefore(taxonomy, one);
  const of = { themeId: one.theme, initiativeId: one.id };
  const quote = await raisedQuotes(db, span, { ...of, forCustomers: false });
  const open = await raisedQuotes(db, span, { ...of, forCustomers: true });
  return { quote: withoutDoubles(quote), publicQuote: withoutDoubles(await withoutNames(db, open)) };
}

async function withoutNames(db: Db, quotes: RaisedQuote[]): Promise<RaisedQuote[]> {
  if (quotes.length === 0) return [];
  const names = await namesAmong(
    db,
    quotes.map(({ quote }) => quote),
  );
  return quotes.filter(({ quote }) => mask(quote, names).parts.length === 0);
}

/** Whether words name or reach anybody, as far as we know today. */
export async function namesSomebody(db: Db, words: string): Promise<boolean> {
  return mask(words, await namesAmong(db, [words])).parts.length > 0;
}

/** The same for an entry of a draft; none once its initiative is open again. */
export async function quotesOfEntry(
  db: Db,
  { initiativeId }: Pick<DigestEntry, 'initiativeId'>,
  taxonomy: Taxonomy,
): Promise<QuoteChoices> {
  const initiative = await initiativeById(db, initiativeId, taxonomy);
  if (!initiative?.closedAt) return { quote: [], publicQuote: [] };
  return quotesOf(db, initiative, taxonomy);
}

interface Standing {
  key: string;
  words: string;
  ref: QuoteRef;
  accountName: string | null;
}

/** Of the quotes of an entry, those that may stand there now: a quote that nobody may read is none. */
export async function standingQuotes(
  db: Db,
  { quote, publicQuote }: Pick<DigestEntry, 'quote' | 'publicQuote'>,
): Promise<Record<DigestSide, Standing | null>> {
  const refs = [quote, publicQuote].filter((one) => one !== null);
  const found = await quotesAt(db, refs);
  const open = await mayBeQuoted(db, publicQuote ? [publicQuote.responseId] : []);
  const of = (ref: DigestEntry['quote']) => {
    const said = ref && found.get(quoteKey(ref));
    return ref && said ? { key: quoteKey(ref), words: said.quote, ref, accountName: said.accountName } : null;
  };
  return {
    quote: of(quote),
    publicQuote: publicQuote && open.has(publicQuote.responseId) ? of(publicQuote) : null,
  };
}

/** The quotes that the form of a draft offers, of each entry by its place: over one connection, because others click too. */
export async function quotesToChoose(
  { db }: Pick<Deps, 'db'>,
  entries: readonly DigestEntry[],
): Promise<Map<number, Record<DigestSide, OfferedQuotes>>> {
  const taxonomy = await currentTaxonomy(db);
  const offered = new Map<number, Record<DigestSide, OfferedQuotes>>();
  for (const entry of entries) offered.set(entry.place, await offeredFor(db, entry, taxonomy));
  return offered;
}

async function offeredFor(
  db: Db,
  entry: DigestEntry,
  taxonomy: Taxonomy,
): Promise<Record<DigestSide, OfferedQuotes>> {
  const found = await quotesOfEntry(db, entry, taxonomy);
  const standing = await standingQuotes(db, entry);
  const of = (side: DigestSide): OfferedQuotes => {
    const now = standing[side];
    const first = now ? [{ ...now.ref, quote: now.words, accountName: now.accountName }] : [];
    const choices = withoutDoubles([...first, ...found[side]])
      .slice(0, CHOICES_MAX)
      .map((one) => ({
        key: quoteKey(one),
        words: one.quote,
        accountName: side === 'quote' ? one.accountName : null,
      }));
    return { choices, chosen: now?.key ?? null };
  };
  return { quote: of('quote'), publicQuote: of('publicQuote') };
}
