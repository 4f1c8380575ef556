import { setImmediate as breathe } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { comparedWords, type NameBook, nameBook } from '../domain/redaction/names';

/** Customers and accounts beyond this are looked for in the comments of their own account only. */
const NAMES_MAX = 200_000;
const PAGE = 2000;
/** Names of the account that a comment came from are read anew each time; these may be as old as this. */
const BELIEVED_MS = 10 * 60_000;
const OWN_MAX = 2000;

type Kind = 'people' | 'accounts';
type Index = Record<Kind, Map<string, string[]>>;
type Db = Pick<DataSource, 'query'>;

export interface KnownNames {
  /** The names that could stand in these comments: of all customers, accounts and colleagues that the app knows. */
  bookFor: (comments: readonly { id: string; comment: string }[]) => Promise<NameBook>;
}

/** Knows whom the database knows, by the words of their names. */
export function openKnownNames({ db, realNow }: { db: Db; realNow: () => Date }): KnownNames {
  let index: Index | null = null;
  let readAt = Number.NEGATIVE_INFINITY;
  return {
    bookFor: async (comments) => {
      if (!index || realNow().getTime() - readAt > BELIEVED_MS) {
        index = await readNames(db);
        readAt = realNow().getTime();
      }
      const words = new Set(comments.flatMap(({ comment }) => comparedWords(comment)));
      const own = await namesAround(
        db,
        comments.map(({ id }) => id),
      );
      const of = (kind: Kind) => [...new Set([...mentioned(index![kind], words), ...own[kind]])];
      return nameBook({ people: of('people'), accounts: of('accounts') });
    },
  };
}

function mentioned(names: ReadonlyMap<string, string[]>, words: ReadonlySet<string>): string[] {
  return [...words].flatMap((word) => names.get(word) ?? []);
}

async function readNames(db: Db): Promise<Index> {
  const index: Index = { people: new Map(), accounts: new Map() };
  await addAll(db, 'respondents', index.people);
  await addAll(db, 'accounts', index.accounts);
  const staff: { name: string }[] = await db.query(
    `SELECT DISTINCT facts ->> 'name' AS name FROM profiles WHERE facts ->> 'name' <> ''`,
  );
  for (const { name } of staff) add(index.people, name);
  return index;
}

// By pages, and with a pause between, because clicks are answered by the same process.
async function addAll(db: Db, table: 'respondents' | 'accounts', names: Map<string, string[]>) {
  let after = '00000000-0000-0000-0000-000000000000';
  for (let n = 0; n < NAMES_MAX; n += PAGE) {
    const rows: { id: string; name: string | null }[] = await db.query(
      `SELECT id, name FROM ${table} WHERE id > $1 ORDER BY id LIMIT ${PAGE}`,
      [after],
    );
    for (const { name } of rows) if (name) add(names, name);
    if (rows.length < PAGE) return;
    after = rows.at(-1)!.id;
    await breathe();
  }
}

function add(names: Map<string, string[]>, name: string): void {
  for (const word of new Set(comparedWords(name))) {
    const known = names.get(word);
    if (known) known.push(name);
    else names.set(word, [name]);
  }
}

/** Names of whoever wrote these comments, of their colleagues and their accounts, as they are at this moment. */
async function namesAround(db: Db, ids: readonly string[]): Promise<Record<Kind, string[]>> {
  const rows: { kind: Kind; name: string }[] = await db.query(
    `WITH own AS (SELECT respondent_id, account_id, account_facts ->> 'name' AS name FROM responses WHERE id = ANY($1::uuid[])),
          around AS (
            SELECT 'people' AS kind, p.name FROM respondents p WHERE p.id IN (SELECT respondent_id FROM own)
            UNION (SELECT 'people', p.name FROM respondents p WHERE p.account_id IN (SELECT account_id FROM own) LIMIT ${OWN_MAX})
            UNION SELECT 'accounts', a.name FROM accounts a WHERE a.id IN (SELECT account_id FROM own)
            UNION SELECT 'accounts', own.name FROM own)
     SELECT kind, name FROM around WHERE name IS NOT NULL AND name <> ''`,
    [ids],
  );
  const of = (kind: Kind) => rows.filter((row) => row.kind === kind).map(({ name }) => name);
  return { people: of('people'), accounts: of('accounts') };
}
