import type { Parsed } from './answer';

/** A day, because clocks and zones differ. */
const AHEAD_MS = 86_400_000;

/** Whether a time that somebody tells of themselves cannot be. */
export const isAhead = (at: Date | null, now: Date) => at !== null && at.getTime() > now.getTime() + AHEAD_MS;

type Parked = Extract<Parsed, { kind: 'parked' }>;

/**
 * Parked when a time that it tells of itself is more than a day ahead of now: an answer of next year is in no trend, and
 * one that was changed next year keeps every later correction from counting. Else as it is.
 */
export function parkedIfAhead<P extends Parsed>(parsed: P, now: Date): P | Parked {
  const ahead = timesOf(parsed).find(([, at]) => isAhead(at, now));
  if (!ahead) return parsed;
  const [name, at] = ahead;
  const detail = `The time ${name} (${at!.toISOString()}) is more than a day in the future. Check the clock of whoever sent it.`;
  return { kind: 'parked', reason: 'bad_field', detail };
}

function timesOf(parsed: Parsed): [name: string, at: Date | null][] {
  switch (parsed.kind) {
    case 'answer':
      return [
        ['of the answer', parsed.answer.answeredAt],
        ['of its last change', parsed.answer.updatedAt],
      ];
    case 'facts':
      return parsed.told.map(({ at }) => ['of the last change of a fact', at]);
    case 'pending':
    case 'deleted':
    case 'erased':
    case 'ignored':
    case 'parked':
      return [];
  }
}
