import type { EntityManager } from 'typeorm';
import type { Deps } from '../../deps';
import type { About, InitiativeRefusal } from '../../domain/committee/initiative';
import { NO_CONTENT } from '../../domain/themes/annotation';
import { currentId } from '../../domain/themes/taxonomy';
import { type InitiativeDetail, latestOfTheme } from '../../queries/committee/initiatives';
import { currentTaxonomy } from '../../queries/themes/current-taxonomy';

/** What became of a decision; `gone`: there is no such initiative. */
export type DecisionResult =
  | { kind: 'done'; initiativeId: string }
  | { kind: 'refused'; refusal: InitiativeRefusal }
  | { kind: 'gone' };

/** Any number that no other advisory lock of ours is: what the committee decides, it decides one after the other. */
const DECISIONS_LOCK = 7_264_018;

export function refused(refusal: InitiativeRefusal): DecisionResult {
  return { kind: 'refused', refusal };
}

/** Waits for decisions that are being made; then nothing opens another initiative until this transaction ends. */
export async function takeDecisionsLock(tx: EntityManager): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock($1)', [DECISIONS_LOCK]);
}

/** The theme as it goes now, and what was decided of it last; refused while an initiative of it is open. */
export async function decideOn(
  tx: EntityManager,
  about: About,
): Promise<{ theme: string; name: string; last: InitiativeDetail | null } | { refusal: InitiativeRefusal }> {
  await takeDecisionsLock(tx);
  const taxonomy = await currentTaxonomy(tx);
  const theme = taxonomy.themes.find(({ id }) => id === currentId(taxonomy, about.theme));
  if (!theme || theme.id === NO_CONTENT) return { refusal: { code: 'no_such_theme' } };
  const last = await latestOfTheme(tx, { theme: theme.id, taxonomy });
  if (last?.status === 'open') return { refusal: alreadyOpen(last) };
  return { theme: theme.id, name: theme.name, last };
}

/** Who was first. */
export function alreadyOpen({ decidedBy, decidedAt, title }: InitiativeDetail): InitiativeRefusal {
  return { code: 'already_open', by: decidedBy, at: decidedAt, title };
}

/** Only full members of the workspace have initiatives. */
export async function canOwn({ directory }: Pick<Deps, 'directory'>, userId: string): Promise<boolean> {
  return (await directory.person(userId))?.kind === 'member';
}

/** As the history of a decision has it; of one over a report it says nothing. */
export function madeFrom({ from }: About): { from?: 'themes' } {
  return from === 'themes' ? { from } : {};
}
