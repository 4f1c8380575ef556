import type { Deps } from '../../deps';
import { type MarkedTheme, type Polarity, textHash } from '../../domain/themes/annotation';
import type { FollowUp } from '../../entities/follow-up';
import { Response } from '../../entities/response';
import { appendHistory } from '../follow-up/append-history';
import { type Change, type WorkResult, workOn } from '../follow-up/work-on';
import { annotationOf } from './annotate-response';
import { storeAnnotations } from './store-annotations';

export interface CorrectThemes {
  followUpId: string;
  by: string;
  /** One to three, the most prominent first, each once. */
  themes: { id: string; polarity: Polarity }[];
}

/** A person says what the comment of a follow-up is about: no annotator says otherwise from then on, and all learn from it. */
export function correctThemes(deps: Deps, { followUpId, by, themes }: CorrectThemes): Promise<WorkResult> {
  const change: Change = async ({ tx, followUp, at }) => {
    const response = await tx.findOneByOrFail(Response, { id: followUp.currentResponseId });
    const { id, comment, score } = response;
    if (comment === null) return { code: 'no_comment' };
    const machine = annotationOf(deps, { id, comment, score });
    const before = (await stored(tx, id)) ?? { textHash: machine.textHash, themes: machine.themes };
    const after = themes.map((theme) => ({ ...theme, ...placeOf(theme.id, { before, machine, comment }) }));
    await storeAnnotations(tx, [
      { ...machine, madeBy: 'person', at, sure: true, confidence: 1, themes: after },
    ]);
    await tx.query(
      `INSERT INTO corrections (at, by_id, response_id, before, after) VALUES ($1, $2, $3, $4, $5)`,
      [at, by, id, JSON.stringify(before.themes.map(marked)), JSON.stringify(after.map(marked))],
    );
    await tell(tx, { followUp, at, by, before: before.themes, after });
    return null;
  };
  return workOn(deps, { followUpId, by, verb: 'correct' }, change);
}

type Tx = Parameters<Change>[0]['tx'];
type Known = { textHash: string; themes: MarkedTheme[] };

async function stored(tx: Tx, responseId: string): Promise<Known | null> {
  const rows: Known[] = await tx.query(
    `SELECT a.text_hash AS "textHash", coalesce((SELECT jsonb_agg(jsonb_build_object('id', t.theme_id,
              'polarity', t.polarity, 'start', t.start, 'length', t.length) ORDER BY t.rank)
                FROM annotation_themes t WHERE t.response_id = a.response_id), '[]') AS themes
       FROM annotations a WHERE a.response_id = $1 FOR UPDATE`,
    [responseId],
  );
  return rows[0] ?? null;
}

// The words that were found for a theme go on showing it, as long as they are the comment's.
function placeOf(
  id: string,
  from: { before: Known; machine: Known; comment: string },
): Pick<MarkedTheme, 'start' | 'length'> {
  const before = from.before.textHash === textHash(from.comment) ? from.before.themes : [];
  const known = [...before, ...from.machine.themes].find((theme) => theme.id === id && theme.start !== null);
  return { start: known?.start ?? null, length: known?.length ?? null };
}

const marked = ({ id, polarity }: MarkedTheme) => ({ id, polarity });

async function tell(
  tx: Tx,
  told: { followUp: FollowUp; at: Date; by: string; before: MarkedTheme[]; after: MarkedTheme[] },
): Promise<void> {
  await appendHistory(tx, {
    followUpId: told.followUp.id,
    at: told.at,
    by: told.by,
    verb: 'themes_corrected',
    from: told.before.map(({ id }) => id).join(','),
    to: told.after.map(({ id }) => id).join(','),
  });
}
