import type { ParkReason } from '../../domain/answer';
import { FORBIDDEN, MAX_DEPTH, storableText } from '../safe-json';

type Refused = {
  ok: false;
  reason: Extract<ParkReason, 'not_form' | 'too_deep' | 'forbidden_key'>;
  detail: string;
};
type Fields = { [name: string]: Value };
type Value = string | string[] | Fields;

/**
 * Plain data from a form body with names in brackets (`a[b][c]=1`), as safe to walk and to store as parseJson's; never
 * throws. A name that comes twice, or ends in [], becomes a list, so that nothing says which of two values counts.
 */
export function parseForm(bytes: Uint8Array): { ok: true; value: Fields } | Refused {
  const fields: Fields = {};
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return notForm('The body is not UTF-8 text.');
  }
  const pairs = text.split('&').filter((pair) => pair !== '');
  if (!text.includes('=')) return notForm('The body is not a form: it has no name=value.');
  for (const pair of pairs) {
    const equals = pair.indexOf('=');
    const name = decoded(equals === -1 ? pair : pair.slice(0, equals));
    const value = decoded(equals === -1 ? '' : pair.slice(equals + 1));
    if (name === null || value === null) return notForm('The body has a % that is no escape of UTF-8 text.');
    const refused = put(fields, stepsOf(name), value);
    if (refused) return refused;
  }
  return { ok: true, value: fields };
}

function decoded(part: string): string | null {
  try {
    return storableText(decodeURIComponent(part.replaceAll('+', ' ')));
  } catch {
    return null;
  }
}

// What is no name with whole brackets behind it is one name as it stands.
function stepsOf(name: string): string[] {
  const match = /^([^[\]]+)((?:\[[^[\]]*\])*)$/.exec(name);
  if (!match) return [name];
  const inner = match[2] === '' ? [] : match[2]!.slice(1, -1).split('][');
  return [match[1]!, ...inner];
}

function put(fields: Fields, steps: string[], value: string): Refused | null {
  const isList = steps.length > 1 && steps.at(-1) === '';
  const way = isList ? steps.slice(0, -1) : steps;
  if (way.length > MAX_DEPTH) {
    return { ok: false, reason: 'too_deep', detail: `The body nests more than ${MAX_DEPTH} levels.` };
  }
  const bad = way.find((step) => FORBIDDEN.has(step));
  if (bad) return { ok: false, reason: 'forbidden_key', detail: `${bad} is a name that is never accepted.` };
  if (way.slice(1).includes(''))
    return notForm('The body has a list of objects ([][name]), which is not understood.');
  let at = fields;
  for (const step of way.slice(0, -1)) {
    const next = Object.hasOwn(at, step) ? at[step]! : {};
    if (typeof next === 'string' || Array.isArray(next)) return notForm(TWO_SHAPES);
    at[step] = next;
    at = next;
  }
  const last = way.at(-1)!;
  const known = Object.hasOwn(at, last) ? at[last] : undefined;
  if (Array.isArray(known)) known.push(value);
  else if (typeof known === 'string') at[last] = [known, value];
  else if (known !== undefined) return notForm(TWO_SHAPES);
  else at[last] = isList ? [value] : value;
  return null;
}

const TWO_SHAPES = 'The body has one name with a value and with brackets.';

function notForm(detail: string): Refused {
  return { ok: false, reason: 'not_form', detail };
}
