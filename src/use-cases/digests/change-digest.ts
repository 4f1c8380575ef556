import type { EntityManager } from 'typeorm';
import { keyOf } from '../../delivery/intent';
import { oweEdit } from '../../delivery/outbox';
import type { Deps } from '../../deps';
import { type DigestEvent, type DigestRefusal, digestRefusal } from '../../domain/committee/digest';
import { isId } from '../../domain/id';
import { type DigestDetail, type DigestEntry, digestById, isTold } from '../../queries/committee/digests';
import { authorizeCommittee } from '../authorize';
import { inTransaction } from '../transaction';
import { type ChosenQuotes, chooseQuotes } from './choose-quotes';
import { namesSomebody, standingQuotes } from './quotes-to-choose';
import { tellDigest } from './tell-digest';

/** What a form says of a digest; an entry that it does not name stays as it is. */
export interface DigestWords {
  intro: string;
  tellsDeclined: boolean;
  entries: {
    place: number;
    title: string;
    words: string;
    isLeftOut: boolean;
    isQuoteless: boolean;
    quotes: ChosenQuotes;
  }[];
}

/** What became of a click or a form about a digest; `gone`: there is no such digest. */
export type DigestResult =
  | { kind: 'done'; digestId: string }
  | { kind: 'refused'; refusal: DigestRefusal }
  | { kind: 'gone' };

interface Asked {
  digestId: string;
  by: string;
  event: Exclude<DigestEvent, { kind: 'edit' }> | (DigestEvent & { kind: 'edit'; words: DigestWords });
}

/**
 * Changes one digest: who it is, the row locked, may it, the change, its history, and what is owed. Throws AccessRefused
 * and TransientError.
 */
export async function changeDigest(deps: Deps, { digestId, by, event }: Asked): Promise<DigestResult> {
  await authorizeCommittee(deps, by);
  const result = await inTransaction(deps, async (tx): Promise<DigestResult> => {
    const now = await lockDigest(tx, digestId);
    if (!now) return { kind: 'gone' };
    const refusal = digestRefusal(now, { ...event, by }, deps.config.digest.approvals);
    if (refusal) return { kind: 'refused', refusal };
    const gone = await carryOut(deps, tx, { now, by, event });
    return gone ? { kind: 'refused', refusal: gone } : { kind: 'done', digestId };
  });
  deps.wake();
  return result;
}

async function lockDigest(tx: EntityManager, id: string): Promise<DigestDetail | null> {
  if (!isId(id)) return null;
  await tx.query('SELECT FROM digests WHERE id = $1 FOR UPDATE', [id]);
  return digestById(tx, id);
}

// A refusal comes before anything is written about it.
async function carryOut(
  deps: Deps,
  tx: EntityManager,
  { now, by, event }: { now: DigestDetail; by: string; event: Asked['event'] },
): Promise<DigestRefusal | null> {
  const told = { digestId: now.id, by, revision: now.revision, channels: null };
  switch (event.kind) {
    case 'edit': {
      const entries = await entriesAfter(tx, now, event.words);
      if ('code' in entries) return entries;
      // Another revision, of which nobody has approved anything.
      if (await write(tx, now, { ...event.words, entries }))
        await tellDigest(deps, tx, { ...told, verb: 'edited', revision: now.revision + 1 });
      return null;
    }
    case 'approve': {
      const naming = await namingQuote(tx, now);
      if (naming) return naming;
      await tellDigest(deps, tx, { ...told, verb: 'approved' });
      return null;
    }
    case 'publish': {
      // What was chosen when nobody knew the name is looked at by the names of now.
      const naming = await namingQuote(tx, now);
      if (naming) return naming;
      const { channels } = deps.config.digest;
      await close(deps, tx, { id: now.id, state: 'published', by, channels });
      await tellDigest(deps, tx, { ...told, verb: 'published', channels });
      return null;
    }
    case 'discard':
      await close(deps, tx, { id: now.id, state: 'discarded', by, channels: null });
      await tellDigest(deps, tx, { ...told, verb: 'discarded' });
      return null;
  }
}

/**
 * The first quote for customers that would be told and in which somebody is named by now, as the reason why not: left out
 * of its own, what was approved would not be what is published.
 */
async function namingQuote(tx: EntityManager, now: DigestDetail): Promise<DigestRefusal | null> {
  for (const entry of now.entries.filter((one) => isTold(one, now) && !one.isQuoteless)) {
    const quote = (await standingQuotes(tx, entry)).publicQuote?.words;
    if (quote === undefined || !(await namesSomebody(tx, quote))) continue;
    // Its message says that it can be published; it is to say whom it names.
    await oweEdit(tx, keyOf({ kind: 'digest', digestId: now.id }));
    return { code: 'quote_names', title: entry.title, quote };
  }
  return null;
}

async function close(
  deps: Pick<Deps, 'now'>,
  tx: EntityManager,
  { id, state, by, channels }: { id: string; state: string; by: string; channels: string[] | null },
): Promise<void> {
  await tx.query(
    `UPDATE digests SET state = $2, closed_by = $3, closed_at = $4, channels = $5::text[], files_wanted_at = clock_timestamp()
      WHERE id = $1`,
    [id, state, by, deps.now(), channels],
  );
}

/** The entries that a form names, as they are to be; why not, where words were chosen that may not be quoted. */
async function entriesAfter(
  tx: EntityManager,
  now: DigestDetail,
  given: DigestWords,
): Promise<DigestEntry[] | DigestRefusal> {
  const after: DigestEntry[] = [];
  for (const { place, quotes, ...words } of given.entries) {
    const was = now.entries.find((one) => one.place === place);
    if (!was) continue;
    const chosen = await chooseQuotes(tx, was, quotes);
    if ('gone' in chosen) return { code: 'quote_gone', place, side: chosen.gone };
    after.push({ ...was, ...words, ...chosen });
  }
  return after;
}

const WRITTEN = ['title', 'words', 'isLeftOut', 'isQuoteless', 'quote', 'publicQuote'] as const;

// Saving what was there already makes nobody an author, and voids nothing.
async function write(
  tx: EntityManager,
  now: DigestDetail,
  given: Pick<DigestWords, 'intro' | 'tellsDeclined'> & { entries: DigestEntry[] },
): Promise<boolean> {
  const changed = given.entries.filter((entry) => {
    const was = now.entries.find(({ place }) => place === entry.place)!;
    return WRITTEN.some((field) => was[field] !== entry[field]);
  });
  const isSame = given.intro === now.intro && given.tellsDeclined === now.tellsDeclined;
  if (isSame && changed.length === 0) return false;
  for (const one of changed)
    await tx.query(
      `UPDATE digest_entries SET title = $3, words = $4, is_left_out = $5, is_quoteless = $6, quote = $7, public_quote = $8
        WHERE digest_id = $1 AND place = $2`,
      [now.id, one.place, one.title, one.words, one.isLeftOut, one.isQuoteless, one.quote, one.publicQuote],
    );
  await tx.query(
    'UPDATE digests SET intro = $2, tells_declined = $3, revision = revision + 1 WHERE id = $1',
    [now.id, given.intro, given.tellsDeclined],
  );
  return true;
}
