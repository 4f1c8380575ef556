import { createHash } from 'node:crypto';
import type { Client } from 'pg';

/** A statement is prepared when it is asked again; what is asked once costs a connection no memory. */
const OFTEN = 2;
/** Texts that are put together anew each time must not fill every connection with what nobody asks again. */
const TEXTS_MAX = 1000;

type Ask = (text: unknown, ...more: unknown[]) => unknown;

const texts = new Map<string, { times: number; name: string }>();
// Part of every name: PostgreSQL refuses a plan for good once a newer version of the app has changed its columns.
let era = 0;
let isPrepared = true;
const UNKNOWN_STATEMENT = '26000';
const KNOWN_STATEMENT = '42P05';

/**
 * From now on this connection parses and plans each statement that is asked often only once: planning one that joins
 * many tables takes longer than running it.
 */
export function prepareWhatIsAskedOften(client: Client): void {
  const ask = client.query.bind(client) as Ask;
  const query: Ask = (text, values, ...more) => {
    const name = typeof text === 'string' && Array.isArray(values) ? nameOf(text) : null;
    if (name === null) return ask(text, values, ...more);
    const answer = ask({ name, text, values }, ...more);
    if (answer instanceof Promise) answer.catch(learnFrom);
    return answer;
  };
  Object.assign(client, { query });
}

function nameOf(text: string): string | null {
  if (!isPrepared) return null;
  let known = texts.get(text);
  if (!known) {
    if (texts.size >= TEXTS_MAX) return null;
    // PostgreSQL reads 63 bytes of a name.
    known = { times: 0, name: createHash('sha1').update(text).digest('hex') };
    texts.set(text, known);
  }
  known.times += 1;
  return known.times < OFTEN ? null : `${known.name}.${era}`;
}

// SQLSTATE 0A000 has many meanings; the routine is what tells a plan that became invalid from the others. A pooler that
// hands each transaction another connection says that a statement is not there, or is there already: then without.
function learnFrom(error: { code?: string; routine?: string }): void {
  if (error.routine === 'RevalidateCachedQuery') era += 1;
  if (error.code === UNKNOWN_STATEMENT || error.code === KNOWN_STATEMENT) isPrepared = false;
}
