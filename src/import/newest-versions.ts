import type { ParsedAnswer } from '../domain/answer';
import type { Refused } from './cells';
import { misshapen } from './misshapen';
import type { LookedThrough } from './open-file';
import type { CsvRecord } from './read-records';

/** Of an id that several rows of a file have: the row that counts, and what only the others tell. */
export interface NewestVersion {
  line: number;
  email: string | null;
  comment: string | null;
  mayQuote: boolean | null;
}

interface Found extends NewestVersion {
  updatedAt: number;
  answeredAt: number;
}

/**
 * Finds the ids that more than one row of a file has, with the row that was changed last, else answered last, else comes
 * last. It is known before anything is imported, because the rows may be in different batches, and a second import must
 * come to the same. Reads the ids alone, in about 16 bytes of memory each, and once more where some are there twice.
 */
export async function newestVersions(
  { header, columns, records }: LookedThrough,
  {
    read,
    progress,
  }: { read: (record: CsvRecord) => ParsedAnswer | Refused; progress: (bytes: number) => void },
): Promise<Map<string, NewestVersion>> {
  const newest = new Map<string, Found>();
  const at = columns.at.response_id;
  if (at === undefined) return newest;
  const hashOf = ({ cells }: CsvRecord) => hash((cells[at] ?? '').trim());
  const seen = new Hashes();
  const twice = new Set<number>();
  let bytes = 0;
  for await (const chunk of records()) {
    for (const record of chunk.records) {
      const id = hashOf(record);
      if (!seen.add(id)) twice.add(id);
    }
    bytes += chunk.bytesRead;
    progress(bytes);
  }
  if (twice.size === 0) return newest;
  for await (const chunk of records()) {
    for (const record of chunk.records) {
      if (!twice.has(hashOf(record))) continue;
      const told = misshapen(record, header.names.length) ?? read(record);
      if ('reason' in told) continue;
      const found = foundIn(told, record.line);
      const known = newest.get(told.sourceResponseId);
      newest.set(told.sourceResponseId, known ? later(known, found) : found);
    }
    progress(bytes);
  }
  return newest;
}

function foundIn(told: ParsedAnswer, line: number): Found {
  return {
    line,
    email: told.person.email?.toLowerCase() ?? null,
    comment: told.comment,
    mayQuote: told.mayQuote,
    updatedAt: told.updatedAt?.getTime() ?? Number.NEGATIVE_INFINITY,
    answeredAt: told.answeredAt?.getTime() ?? Number.NEGATIVE_INFINITY,
  };
}

// An empty cell erases nothing that an older version told.
function later(known: Found, found: Found): Found {
  const isOlder =
    found.updatedAt !== known.updatedAt
      ? found.updatedAt < known.updatedAt
      : found.answeredAt < known.answeredAt;
  const [last, other] = isOlder ? [known, found] : [found, known];
  if (last.email !== null && other.email !== null && last.email !== other.email) return last;
  return {
    ...last,
    email: last.email ?? other.email,
    comment: last.comment ?? other.comment,
    mayQuote: last.mayQuote ?? other.mayQuote,
  };
}

/** 53 bits of a text (cyrb53, public domain). Two ids that share them are looked at by themselves, once, and no more. */
function hash(text: string): number {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 2_654_435_761);
    b = Math.imul(b ^ code, 1_597_334_677);
  }
  a = Math.imul(a ^ (a >>> 16), 2_246_822_507) ^ Math.imul(b ^ (b >>> 13), 3_266_489_909);
  b = Math.imul(b ^ (b >>> 16), 2_246_822_507) ^ Math.imul(a ^ (a >>> 13), 3_266_489_909);
  return 4_294_967_296 * (2_097_151 & b) + (a >>> 0);
}

/** A set of numbers from 0 on, in a sixth of the memory of a Set. */
class Hashes {
  private places = new Float64Array(1 << 12).fill(-1);
  private count = 0;

  /** False: it was there. */
  add(value: number): boolean {
    if (this.count * 2 >= this.places.length) this.grow();
    const at = this.placeOf(value);
    if (this.places[at] === value) return false;
    this.places[at] = value;
    this.count += 1;
    return true;
  }

  private placeOf(value: number): number {
    const mask = this.places.length - 1;
    let at = value % this.places.length;
    while (this.places[at] !== -1 && this.places[at] !== value) at = (at + 1) & mask;
    return at;
  }

  private grow(): void {
    const old = this.places;
    this.places = new Float64Array(old.length * 2).fill(-1);
    for (const value of old) if (value !== -1) this.places[this.placeOf(value)] = value;
  }
}
