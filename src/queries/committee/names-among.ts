import type { EntityManager } from 'typeorm';
import { comparedWords, type NameBook, nameBook } from '../../domain/redaction/names';

/** So many names that could be meant are looked at, of customers' people and of accounts. */
const NAMES_MAX = 5000;

// By words as PostgreSQL splits them, and all that are written with other letters than English ones: the book, which
// knows that Müller and Muller are one, looks exactly.
const COULD_BE_MEANT = `(regexp_split_to_array(lower(name), '[^[:alnum:]]+') && $1::text[] OR octet_length(name) <> length(name))
  AND name <> '' LIMIT ${NAMES_MAX}`;

/** The names of known people and accounts that could stand in these texts. */
export async function namesAmong(
  db: Pick<EntityManager, 'query'>,
  texts: readonly string[],
): Promise<NameBook> {
  const words = [...new Set(texts.flatMap(comparedWords))].filter((word) => word.length > 1);
  const rows: { kind: 'people' | 'accounts'; name: string }[] = await db.query(
    `(SELECT 'people' AS kind, name FROM respondents WHERE ${COULD_BE_MEANT})
     UNION (SELECT 'people', name FROM (SELECT facts ->> 'name' AS name FROM profiles) staff WHERE ${COULD_BE_MEANT})
     UNION (SELECT 'accounts', name FROM accounts WHERE ${COULD_BE_MEANT})`,
    [words],
  );
  const of = (kind: 'people' | 'accounts') => rows.filter((row) => row.kind === kind).map(({ name }) => name);
  return nameBook({ people: of('people'), accounts: of('accounts') });
}
