import type { EntityManager } from 'typeorm';
import type { Deps } from '../../deps';
import { bandOf } from '../../domain/bands';
import { accountChange, type KnownAccount } from '../../domain/numbers/account-change';
import { accountScore, arrScore } from '../../domain/numbers/account-score';
import { answersIn, type BandCounts, bandCounts, type Nps, npsOf } from '../../domain/numbers/nps';
import { type Moves, type NpsChange, npsChange } from '../../domain/numbers/nps-change';
import type { View } from '../../domain/numbers/numbers-words';
import type { Segment } from '../../domain/numbers/segments';
import { accountAnswers } from '../../queries/numbers/account-answers';
import { answerCounts, type DaySpan } from '../../queries/numbers/answer-counts';
import { answeredTwice, type Pairs } from '../../queries/numbers/answered-twice';
import { arrCurrency } from '../../queries/numbers/arr-currency';
import { invitedIn } from '../../queries/numbers/invited';

interface Db {
  db: Pick<EntityManager, 'query'>;
}

/** The score of one span of days, as a view has it. */
export interface SpanScore {
  nps: Nps;
  /** What the view is of, besides answers; null for the respondents' view. */
  accounts: AccountsBehind | null;
  /** How many were asked, of everybody's answers; null where that is not known. */
  invited: number | null;
}

export interface AccountsBehind {
  heard: number;
  leftOut: number;
  effectiveN: number;
  /** In which an ARR must be to weigh; null by accounts, and where nobody told any. */
  currency: string | null;
  /** What each account said, for comparing. */
  answers: KnownAccount[];
}

const NOBODY: BandCounts = { promoters: 0, passives: 0, detractors: 0 };

/** The score of each span of days, everybody's, in their order. */
export async function scoresOf(deps: Db, spans: DaySpan[], view: View): Promise<SpanScore[]> {
  const byValue = await scoresBySegment(deps, { spans, segment: null, view });
  return byValue.get('') ?? spans.map(() => empty(view));
}

/** The same by value of a segment; '' where nobody told it. Only values of which there is an answer. */
export async function scoresBySegment(
  deps: Db,
  { spans, segment, view }: { spans: DaySpan[]; segment: Segment | null; view: View },
): Promise<Map<string, SpanScore[]>> {
  const found = new Map<string, SpanScore[]>();
  const scoresFor = (value: string) => {
    const known = found.get(value) ?? spans.map(() => empty(view));
    found.set(value, known);
    return known;
  };
  if (view === 'respondents') {
    const invited = segment === null ? await invitedIn(deps.db, spans) : [];
    if (segment === null)
      found.set(
        '',
        invited.map((people) => respondentsScore(NOBODY, people)),
      );
    for (const { span, value, counts } of await answerCounts(deps.db, { spans, segment }))
      scoresFor(value)[span] = respondentsScore(bandCounts(counts), invited[span] ?? null);
    return found;
  }
  const currency = view === 'arr' ? await arrCurrency(deps.db) : null;
  const groups = new Map<string, AccountRow[]>();
  for (const row of await accountAnswers(deps.db, { spans, segment })) {
    const key = `${row.span}\n${row.value}`;
    const known = groups.get(key);
    if (known) known.push(row);
    else groups.set(key, [row]);
  }
  for (const rows of groups.values())
    scoresFor(rows[0]!.value)[rows[0]!.span] = accountsScore(rows, view, currency);
  return found;
}

/** The score of answers, of so many invited where that is known. More answers than invitations: their number is wrong, and says nothing. */
export function respondentsScore(counts: BandCounts, invited: number | null): SpanScore {
  const known = invited !== null && answersIn(counts) <= invited ? { invited } : {};
  return { nps: npsOf(counts, known), accounts: null, invited };
}

type AccountRow = Awaited<ReturnType<typeof accountAnswers>>[number];

// Answers of no account are nobody's vote. Whoever has none is not in the counts either, which add up to n.
function accountsScore(rows: AccountRow[], view: 'accounts' | 'arr', currency: string | null): SpanScore {
  const ofAccounts = rows.filter(({ accountId }) => accountId !== null);
  // A yen is no dollar: money of another currency has no weight.
  const weighs = (told: string | null) =>
    currency === null || (told?.trim().toUpperCase() || currency) === currency;
  const answers = ofAccounts.map(({ accountId, promoters, passives, detractors, arr, currency: told }) => ({
    accountId: accountId!,
    counts: { promoters, passives, detractors },
    arr: arr !== null && arr >= 0 && weighs(told) ? arr : null,
  }));
  const scored = view === 'arr' ? arrScore(answers) : accountScore(answers);
  const voting = answers.filter(({ arr }) => view === 'accounts' || (arr !== null && arr > 0));
  const counts = voting.map((one) => one.counts).reduce(plus, NOBODY);
  const n = scored.heard.people;
  const accounts = {
    heard: scored.heard.accounts,
    leftOut: scored.leftOut.accounts,
    effectiveN: scored.effectiveN,
    currency,
    answers,
  };
  const nps: Nps =
    scored.reporting === 'none'
      ? { reporting: 'none', n, counts }
      : { reporting: scored.reporting, n, counts, score: scored.score, interval: scored.interval };
  return { nps, accounts, invited: null };
}

function plus(a: BandCounts, b: BandCounts): BandCounts {
  return {
    promoters: a.promoters + b.promoters,
    passives: a.passives + b.passives,
    detractors: a.detractors + b.detractors,
  };
}

function empty(view: View): SpanScore {
  return {
    nps: npsOf(NOBODY),
    accounts:
      view === 'respondents' ? null : { heard: 0, leftOut: 0, effectiveN: 0, currency: null, answers: [] },
    invited: null,
  };
}

/** Whether a score moved, as a view has it. */
export function changeOf(view: View, before: SpanScore, after: SpanScore): NpsChange {
  if (view === 'respondents') return npsChange(before.nps.counts, after.nps.counts);
  return accountChange(before.accounts?.answers ?? [], after.accounts?.answers ?? [], { by: view });
}

/** Whether everybody's score moved between two spans, with those who answered both times taken as the same people. */
export async function changeBetween(
  deps: Pick<Deps, 'db'>,
  { before, after }: { before: DaySpan; after: DaySpan },
): Promise<{
  before: Nps;
  after: Nps;
  change: NpsChange;
  both: number;
  invited: [number | null, number | null];
}> {
  // Of one moment: an answer that is deleted meanwhile must not be among the pairs and not among the answers.
  const [scores, pairs] = await deps.db.transaction('REPEATABLE READ', async (tx) => [
    await scoresOf({ db: tx }, [before, after], 'respondents'),
    await answeredTwice(tx, { before, after }),
  ]);
  const [first, second] = [scores[0]!.nps, scores[1]!.nps];
  const moves = movesOf(pairs);
  return {
    before: first,
    after: second,
    change: npsChange(first.counts, second.counts, { moves }),
    both: pairs.reduce((sum, { people }) => sum + people, 0),
    invited: [scores[0]!.invited, scores[1]!.invited],
  };
}

/** People who answered both times, by band then and now. */
export function movesOf(pairs: readonly Pairs[]): Moves {
  const none = () => ({ promoter: 0, passive: 0, detractor: 0 });
  const moves: Moves = { promoter: none(), passive: none(), detractor: none() };
  for (const { before, after, people } of pairs) moves[bandOf(before)][bandOf(after)] += people;
  return moves;
}
