import type { Ai } from '../ai/model/connect-ai';
import type { Model } from '../ai/model/model';
import type { Deps } from '../deps';
import { mask } from '../domain/redaction/mask';
import { speaksToMachine } from '../domain/themes/speaks-to-machine';
import { storedProposals } from '../queries/themes/proposals';
import type { KnownNames } from './known-names';
import { nameIn, proposalQuestion } from './proposal-question';

const EXAMPLES = 6;
const SENT_UNITS = 600;
/** Asked again later when it was the server that failed, and not the answer. */
const PASSING: readonly string[] = ['over_budget', 'unavailable', 'limited', 'not_allowed', 'stopped'];

/**
 * Asks the model what to call one proposed theme that has no name of its yet; what does not hold is not kept, and
 * customers' own words serve. Returns 1 when one was settled.
 */
export async function nameProposal(
  { db }: Pick<Deps, 'db'>,
  { ai, names, signal }: { ai: Ai & { model: Model }; names: KnownNames; signal: AbortSignal },
): Promise<number> {
  const open: { id: string }[] = await db.query(
    `SELECT id FROM theme_proposals WHERE decision IS NULL AND NOT is_name_asked
        AND NOT EXISTS (SELECT FROM model_reading_state WHERE pause_until > statement_timestamp())
      ORDER BY found_at, id LIMIT 1`,
  );
  const id = open[0]?.id;
  if (!id) return 0;
  const find = async () => (await storedProposals(db, { id, most: 1 }))[0]?.examples ?? [];
  const examples = await find();
  const safe = examples.filter(({ comment }) => !speaksToMachine(comment)).slice(0, EXAMPLES);
  const book = await names.bookFor(safe);
  const masked = safe.map(({ comment }) => mask(comment.slice(0, SENT_UNITS), book).text);
  // What was erased in a pause is not sent after it.
  const mayAsk = async () => {
    const left = new Set((await find()).map(({ comment }) => comment));
    return safe.every(({ comment }) => left.has(comment));
  };
  const reply = masked.length > 0 ? await ai.model.ask(proposalQuestion(masked), signal, mayAsk) : null;
  if (reply && 'why' in reply && PASSING.includes(reply.why)) return 0;
  const said = examples.map(({ words }) => words);
  const name = reply && 'text' in reply ? nameIn(reply.text, said) : null;
  await db.query(
    'UPDATE theme_proposals SET is_name_asked = true, suggested_name = $2 WHERE id = $1 AND decision IS NULL',
    [id, name],
  );
  return 1;
}
