import { randomUUID } from 'node:crypto';
import { NONCE } from './answers';
import type { Statement } from './processes/record-statements';

export type Transaction = Statement[];

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
export const ID = new RegExp(`${NONCE.source}|${UUID.source}`, 'g');

type Fresh = (id: string) => string;

/**
 * Makes of each recorded transaction a function that gives it with new ids: every nonce and every UUID is replaced, the
 * same one everywhere by the same, but for those `kept` (accounts, which were there before).
 */
export function compile(recorded: Transaction[], kept: Set<string>): (() => Transaction)[] {
  return recorded.map((statements) => {
    const templates = statements.map(({ values, ...rest }) => ({ ...rest, values: values.map(templateOf) }));
    return () => {
      const known = new Map<string, string>();
      const fresh: Fresh = (id) => {
        if (kept.has(id)) return id;
        let other = known.get(id);
        if (!other) {
          other = id.includes('-') ? randomUUID() : newNonce();
          known.set(id, other);
        }
        return other;
      };
      return templates.map(({ values, ...rest }) => ({
        ...rest,
        values: values.map((value) => value(fresh)),
      }));
    };
  });
}

// Cut once, so that a replay only joins: the loop must not be slowed down by how it is measured.
function templateOf(value: unknown): (fresh: Fresh) => unknown {
  if (typeof value === 'string') {
    const ids = value.match(ID) ?? [];
    if (ids.length === 0) return () => value;
    const between = value.split(ID);
    return (fresh) => between.map((text, i) => (i === 0 ? text : fresh(ids[i - 1]!) + text)).join('');
  }
  if (value instanceof Uint8Array) {
    const text = templateOf(Buffer.from(value).toString('latin1'));
    return (fresh) => Buffer.from(text(fresh) as string, 'latin1');
  }
  return () => value;
}

let nonces = 0;

// Series from f000 on are never sent as webhooks.
function newNonce(): string {
  const number = nonces++;
  const series = (0xf000 + Math.floor(number / 1_000_000)).toString(16);
  return `n${series}z${String(number % 1_000_000).padStart(6, '0')}`;
}
