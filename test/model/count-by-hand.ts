import { Temporal } from 'temporal-polyfill';
import type { EntityManager } from 'typeorm';
import type { AccountFacts } from '../../src/domain/customers/account-facts';
import { SEGMENTS, type Segment } from '../../src/domain/numbers/segments';
import { answerCounts, countedZone } from '../../src/queries/numbers/answer-counts';

interface Raw {
  at: Date;
  score: number;
  team: string | null;
  role: string | null;
  source: string;
  facts: AccountFacts;
}

/** The month in which all of these days are, which the roll-up counts apart. */
const MONTH = '2026-03';

/** Counts by "segment day value" and "segment month value", told by the roll-up and told by the answers themselves, as of one instant. */
export async function bothWays(tx: EntityManager, days: string[]) {
  const zone = await countedZone(tx);
  return { told: await toldByRollUp(tx, days), counted: await countedByHand(tx, zone) };
}

async function toldByRollUp(tx: EntityManager, days: string[]): Promise<Map<string, number[]>> {
  const spans = days.map((from) => ({ name: from, from, to: dayAfter(from) }));
  spans.push({ name: MONTH, from: `${MONTH}-01`, to: '2026-04-01' });
  const told = new Map<string, number[]>();
  for (const segment of [null, ...SEGMENTS]) {
    for (const { span, value, counts } of await answerCounts(tx, { spans, segment }))
      told.set(`${segment ?? 'all'} ${spans[span]!.name} ${value}`, counts);
  }
  return sorted(told);
}

const dayAfter = (day: string) => Temporal.PlainDate.from(day).add({ days: 1 }).toString();

async function countedByHand(tx: EntityManager, zone: string): Promise<Map<string, number[]>> {
  const rows: Raw[] = await tx.query(
    'SELECT answered_at AS at, score, team, role, source, account_facts AS facts FROM responses',
  );
  const counted = new Map<string, number[]>();
  for (const row of rows) {
    const day = Temporal.Instant.fromEpochMilliseconds(row.at.getTime())
      .toZonedDateTimeISO(zone)
      .toPlainDate();
    for (const segment of [null, ...SEGMENTS]) {
      const value = segment ? segmentValue(row, segment) : '';
      for (const span of [day.toString(), MONTH]) {
        const key = `${segment ?? 'all'} ${span} ${value}`;
        const counts = counted.get(key) ?? Array(11).fill(0);
        counts[row.score] += 1;
        counted.set(key, counts);
      }
    }
  }
  return sorted(counted);
}

function segmentValue(row: Raw, segment: Segment): string {
  switch (segment) {
    case 'team':
    case 'role':
    case 'source':
      return row[segment] ?? '';
    case 'tenure':
      return tenureOf(row);
    default:
      return row.facts[segment] ?? '';
  }
}

function tenureOf({ at, facts }: Raw): string {
  if (!facts.customerSince) return '';
  const day = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO('UTC').toPlainDate();
  const since = Temporal.PlainDate.from(facts.customerSince);
  if (Temporal.PlainDate.compare(since, day) > 0) return '';
  const { years } = since.until(day, { largestUnit: 'years' });
  if (years < 1) return 'under_1';
  if (years < 3) return '1_to_2';
  return years < 5 ? '3_to_4' : '5_or_more';
}

function sorted(map: Map<string, number[]>): Map<string, number[]> {
  return new Map([...map].sort(([a], [b]) => (a < b ? -1 : 1)));
}
