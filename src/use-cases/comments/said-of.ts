import type { EntityManager } from 'typeorm';
import type { Deps } from '../../deps';
import { NOTHING_SAID, type Said } from '../../domain/themes/annotation';
import { currentId, idsOf } from '../../domain/themes/taxonomy';
import { IS_SURE } from '../../queries/themes/readings';

/** What routing and priority ask of an answer's comment; its themes are those that are sure. */
export async function saidOf(
  { annotator }: Pick<Deps, 'annotator'>,
  tx: Pick<EntityManager, 'query'>,
  { id, comment }: { id: string; comment: string | null },
): Promise<Said> {
  if (comment === null) return NOTHING_SAID;
  const rows: Said[] = await tx.query(
    `SELECT a.urgent, a.churn,
            coalesce((SELECT jsonb_agg(t.theme_id ORDER BY t.rank) FROM annotation_themes t
                       WHERE t.response_id = a.response_id AND ${IS_SURE}), '[]') AS themes,
            EXISTS (SELECT FROM issue_answers i WHERE i.response_id = a.response_id) AS recurring
       FROM annotations a WHERE a.response_id = $1`,
    [id],
  );
  const said = rows[0];
  if (!said) return NOTHING_SAID;
  const taxonomy = annotator.taxonomy();
  // A rule may name a theme that was merged since.
  return { ...said, themes: said.themes.flatMap((theme) => idsOf(taxonomy, currentId(taxonomy, theme))) };
}
