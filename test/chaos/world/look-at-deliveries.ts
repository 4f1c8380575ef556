import { PARK_REASONS } from '../../../src/domain/answer';
import { erasedName } from '../../../src/domain/tombstone';
import { type Line, told, zero } from '../report';
import type { Hostile } from './hostile-deliveries';
import type { World } from './world';

interface Row {
  source: string;
  delivery_id: string;
  result: string;
  reason: string | null;
  body: Buffer;
}

/** Compares what is kept with what was sent with a proof, delivery by delivery. */
export async function deliveryLines(world: World, sent: Hostile[]): Promise<Line[]> {
  const rows = await world.sql<Row>('SELECT source, delivery_id, result, reason, body FROM raw_deliveries');
  const genuine = sent.filter((one) => one.genuine);
  const bodies = new Map<string, Buffer[]>();
  for (const one of genuine) {
    const key = keyOf(one.source, one.deliveryId);
    bodies.set(key, [...(bodies.get(key) ?? []), one.sent.body]);
  }
  const kept = rows.filter((row) => !row.delivery_id.startsWith('erased:'));
  const keys = new Set(kept.map((row) => keyOf(row.source, row.delivery_id)));
  const missing = [...bodies.keys()].filter((key) => !keys.has(key));
  const parked = rows.filter((row) => row.result === 'parked');
  return [
    zero('signed and not kept', await notErased(world, missing)),
    zero('kept twice', kept.length - keys.size),
    zero('kept and never signed', kept.filter((row) => !isSigned(bodies, row)).length),
    zero('parked without a known reason', parked.filter((row) => !isKnown(reasonOf(row))).length),
    zero('refused by the database', parked.filter((row) => row.reason?.includes('SQLSTATE')).length),
    zero('ignored without a reason', rows.filter((row) => row.result === 'ignored' && !row.reason).length),
    zero('answers that no signed delivery tells of', await untold(world, genuine)),
    ...tableLines(sent, rows),
  ];
}

function keyOf(source: string, deliveryId: string): string {
  return JSON.stringify([source, deliveryId]);
}

function isSigned(bodies: Map<string, Buffer[]>, row: Row): boolean {
  return bodies.get(keyOf(row.source, row.delivery_id))?.some((body) => body.equals(row.body)) ?? false;
}

/** Of deliveries that are not there, how many were not erased either. */
async function notErased(world: World, keys: string[]): Promise<number> {
  const names = keys.map((key) => erasedName.delivery(...(JSON.parse(key) as [string, string])));
  const [row] = await world.sql<{ lost: number }>(
    `SELECT count(*)::int AS lost FROM unnest($1::text[]) AS name
      WHERE NOT EXISTS (SELECT FROM tombstones t WHERE t.hash = tombstone_of(name))`,
    [names],
  );
  return row!.lost;
}

async function untold(world: World, genuine: Hostile[]): Promise<number> {
  const scores = new Set(
    genuine.flatMap(({ source, answer }) =>
      answer ? [JSON.stringify([source, answer.id, answer.score])] : [],
    ),
  );
  const rows = await world.sql<{ source: string; id: string; score: number }>(
    'SELECT source, source_response_id AS id, score FROM responses',
  );
  return rows.filter(({ source, id, score }) => !scores.has(JSON.stringify([source, id, score]))).length;
}

function reasonOf({ reason }: Row): string {
  return reason?.split(':')[0] ?? '';
}

function isKnown(reason: string): boolean {
  return (PARK_REASONS as readonly string[]).includes(reason);
}

/** A line for each source: how many were sent, and what became of them. */
function tableLines(sent: Hostile[], rows: Row[]): Line[] {
  const sources = [...new Set(sent.map(({ source }) => source))];
  return sources.map((source) => {
    const of = sent.filter((one) => one.source === source);
    const counts = new Map<string, number>();
    const count = (what: string) => counts.set(what, (counts.get(what) ?? 0) + 1);
    for (const row of rows.filter((one) => one.source === source)) {
      count(row.result === 'parked' ? `parked ${reasonOf(row)}` : row.result);
    }
    for (const one of of) if (!one.genuine) count('refused');
    const words = [...counts].sort().map(([what, n]) => `${n} ${what}`);
    return told(`${source}: ${words.join(', ')}`, of.length);
  });
}
