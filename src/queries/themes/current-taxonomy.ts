import type { EntityManager } from 'typeorm';
import { type KeptTheme, SHIPPED, type Taxonomy } from '../../domain/themes/taxonomy';

/** The list of themes as it is now; the shipped one until somebody changes it. */
export async function currentTaxonomy(db: Pick<EntityManager, 'query'>): Promise<Taxonomy> {
  const rows: { version: number; themes: KeptTheme[] }[] = await db.query(
    'SELECT version, themes FROM taxonomies ORDER BY version DESC LIMIT 1',
  );
  return rows[0] ?? SHIPPED;
}
