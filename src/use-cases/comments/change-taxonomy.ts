import type { EntityManager } from 'typeorm';
import type { Deps } from '../../deps';
import { UserError } from '../../domain/errors';
import { SHIPPED, type Taxonomy } from '../../domain/themes/taxonomy';
import { changed, type TaxonomyChange } from '../../domain/themes/taxonomy-change';
import { currentTaxonomy } from '../../queries/themes/current-taxonomy';
import { authorizeCommittee } from '../authorize';
import { oweOpenInitiatives } from '../initiatives/tell-initiative';
import { inTransaction } from '../transaction';
import { teachAnnotator } from './teach-annotator';

/** Any number that no other advisory lock of ours is: two changes are made one after the other. */
const TAXONOMY_LOCK = 7_264_016;

/**
 * Changes the list of themes by one version, which the form that asks must have shown. What was annotated by the version
 * before is annotated again by and by; what people said is kept. `alongside` is committed with it. Throws UserError for a change that makes no sense.
 */
export async function changeTaxonomy(
  deps: Deps,
  { by, change, seen }: { by: string; change: TaxonomyChange; seen: number },
  alongside: (tx: EntityManager) => Promise<void> = async () => {},
): Promise<Taxonomy> {
  await authorizeCommittee(deps, by);
  const next = await inTransaction(deps, async (tx) => {
    await tx.query('SELECT pg_advisory_xact_lock($1)', [TAXONOMY_LOCK]);
    const now = await currentTaxonomy(tx);
    if (now.version !== seen)
      throw new UserError('Somebody changed the themes meanwhile. Close this and open it again.');
    const taxonomy = changed(now, change);
    const keep = (one: Taxonomy, what: unknown) =>
      tx.query('INSERT INTO taxonomies (version, at, by_id, change, themes) VALUES ($1, $2, $3, $4, $5)', [
        one.version,
        deps.now(),
        by,
        JSON.stringify(what),
        JSON.stringify(one.themes),
      ]);
    if (now === SHIPPED) await keep(SHIPPED, { kind: 'shipped' });
    await keep(taxonomy, change);
    await oweOpenInitiatives(tx);
    await alongside(tx);
    return taxonomy;
  });
  await teachAnnotator(deps);
  return next;
}
