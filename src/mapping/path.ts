import { JSONPathEnvironment } from 'json-p3';
import type { Path } from './mapping';

const environment = new JSONPathEnvironment({ strict: true });
// Both run a regular expression over what a stranger wrote.
environment.functionRegister.delete('match');
environment.functionRegister.delete('search');

const LITERALS = /'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"/g;

/**
 * Compiles an RFC 9535 path; throws an Error that says what is wrong with it. Without `..`, and with no `$` inside a
 * filter: one would guess which of several values is meant, and both can take quadratic time in a body's size.
 */
export function compilePath(text: string): Path {
  const bare = text.replace(LITERALS, "''");
  if (bare.includes('..')) throw new Error('".." is not allowed: write the whole way to the value');
  if (bare.indexOf('$', 1) !== -1) throw new Error('"$" is only allowed at the beginning');
  const query = environment.compile(text);
  return {
    text,
    find: (body, most) => {
      const found: unknown[] = [];
      for (const node of query.lazyQuery(body as Parameters<typeof query.lazyQuery>[0])) {
        found.push(node.value);
        if (found.length >= most) break;
      }
      return found;
    },
  };
}
