import type { EntityManager } from 'typeorm';
import type { Deps } from '../../deps';
import { UserError } from '../../domain/errors';
import type { TaxonomyChange } from '../../domain/themes/taxonomy-change';
import { authorizeCommittee } from '../authorize';
import { inTransaction } from '../transaction';
import { changeTaxonomy } from './change-taxonomy';

export type Decision =
  | { kind: 'added'; change: Extract<TaxonomyChange, { kind: 'add' }> }
  | { kind: 'merged'; change: Extract<TaxonomyChange, { kind: 'learn' }> }
  | { kind: 'declined' };

/**
 * Makes a proposed topic a theme, or part of one, or remembers that it is none, once: whoever comes second is told.
 * `seen`: the version of the list of themes that the form showed. For the committee and admins.
 */
export async function decideProposal(
  deps: Deps,
  { by, proposalId, decision, seen }: { by: string; proposalId: string; decision: Decision; seen: number },
): Promise<void> {
  const settle = (tx: EntityManager) => settleProposal(deps, tx, { by, proposalId, kind: decision.kind });
  if (decision.kind !== 'declined') {
    await changeTaxonomy(deps, { by, change: decision.change, seen }, settle);
    return;
  }
  await authorizeCommittee(deps, by);
  await inTransaction(deps, settle);
}

async function settleProposal(
  { now }: Pick<Deps, 'now'>,
  tx: EntityManager,
  { by, proposalId, kind }: { by: string; proposalId: string; kind: Decision['kind'] },
): Promise<void> {
  const [, settled]: [unknown, number] = await tx.query(
    `UPDATE theme_proposals SET decision = $2, decided_by = $3, decided_at = $4, suggested_name = NULL
      WHERE id = $1 AND decision IS NULL`,
    [proposalId, kind, by, now()],
  );
  if (settled === 0)
    throw new UserError(
      'Somebody decided this meanwhile, or its answers are gone. Close this and open it again.',
    );
  // The phrase is remembered by its hash alone.
  await tx.query('DELETE FROM proposal_answers WHERE proposal_id = $1', [proposalId]);
}
