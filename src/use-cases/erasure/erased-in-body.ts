import type { EntityManager } from 'typeorm';
import { erasedNamesOf } from '../../domain/tombstone';
import { anyErased, erasedAmong } from './tombstones';

/** Longer values are no address and no id. */
const NAME_MAX = 320;
const NAMES_MAX = 2000;
const ADDRESS = /[^\s"'<>,;:()[\]{}=&\\]{1,64}@[^\s"'<>,;:()[\]{}=&\\@]{1,255}/g;

/**
 * True for a body that nobody could read as an answer and in which somebody is named who was erased: an address anywhere
 * in it, or an id as a value of its own. Ask after entering the gate.
 */
export async function namesErased(tx: EntityManager, body: Buffer): Promise<boolean> {
  if (!(await anyErased(tx))) return false;
  const text = body.toString('utf8');
  const values = [...addressesIn(text), ...valuesIn(text)].slice(0, NAMES_MAX);
  const names = [...new Set(values)].flatMap((value) => erasedNamesOf({ email: value, externalId: value }));
  return (await erasedAmong(tx, names)).size > 0;
}

function addressesIn(text: string): string[] {
  const plain = text.replaceAll('%40', '@').replaceAll('\\u0040', '@');
  return (plain.match(ADDRESS) ?? []).map((address) => address.replace(/\.+$/, ''));
}

// A body of JSON, or of a form: its values, at whatever depth.
function valuesIn(text: string): string[] {
  let whole: unknown;
  try {
    whole = JSON.parse(text);
  } catch {
    return [...new URLSearchParams(text).values()].filter(isName);
  }
  const found: string[] = [];
  const waiting: unknown[] = [whole];
  while (waiting.length > 0 && found.length < NAMES_MAX) {
    const one = waiting.pop();
    if (typeof one === 'string' || typeof one === 'number') found.push(String(one));
    else if (typeof one === 'object' && one !== null) waiting.push(...Object.values(one));
  }
  return found.filter(isName);
}

function isName(value: string): boolean {
  return value !== '' && value.length <= NAME_MAX;
}
