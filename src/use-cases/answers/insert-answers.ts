import type { EntityManager } from 'typeorm';
import type { Entry } from '../history/stored-answers';

type Cell = string | number | null;

const COLUMNS: Record<string, { type: string; of: (entry: Entry) => Cell }> = {
  id: { type: 'uuid', of: ({ id }) => id },
  source_response_id: { type: 'text', of: ({ sourceResponseId }) => sourceResponseId },
  score: { type: 'smallint', of: ({ score }) => score },
  comment: { type: 'text', of: ({ comment }) => comment },
  may_quote: { type: 'boolean', of: ({ mayQuote }) => String(mayQuote) },
  answered_at: { type: 'timestamptz', of: ({ answeredAt }) => answeredAt.toISOString() },
  source_updated_at: {
    type: 'timestamptz',
    of: ({ sourceUpdatedAt }) => sourceUpdatedAt?.toISOString() ?? null,
  },
  wave: { type: 'text', of: ({ wave }) => wave },
  respondent_id: { type: 'uuid', of: ({ respondentId }) => respondentId },
  account_id: { type: 'uuid', of: ({ accountId }) => accountId },
  role: { type: 'text', of: ({ role }) => role },
};
const NAMES = [...Object.keys(COLUMNS), 'account_facts', 'properties'].join(', ');
const ARRAYS = Object.values(COLUMNS).map(({ type }, i) => `$${i + 5}::${type}[]`);
// What it says goes on the list of comments by the same statement: that nobody has listed a new answer is sure.
const INSERT = `WITH made AS (
    INSERT INTO responses (source, received_at, ${NAMES})
    SELECT $1, $2::timestamptz, r.* FROM ROWS FROM (
      unnest(${ARRAYS.join(', ')}), jsonb_array_elements($3::jsonb), jsonb_array_elements($4::jsonb)) AS r (${NAMES})
    RETURNING id, answered_at, comment IS NOT NULL AS says)
  INSERT INTO comments_to_annotate (response_id, answered_at) SELECT id, answered_at FROM made WHERE says`;

/**
 * Inserts a batch of new answers, a column at a time (a fifth less work for the database than rows of JSON), and puts
 * their comments on the list of those to annotate.
 */
export async function insertAnswers(
  tx: EntityManager,
  { source, receivedAt, made }: { source: string; receivedAt: Date; made: Entry[] },
): Promise<void> {
  if (made.length === 0) return;
  await tx.query(INSERT, [
    source,
    receivedAt,
    JSON.stringify(made.map(({ accountFacts }) => accountFacts)),
    JSON.stringify(made.map(({ properties }) => properties)),
    ...Object.values(COLUMNS).map(({ of }) => arrayOf(made, of)),
  ]);
}

// The driver escapes every element of a list twice, and asks of each what it is.
function arrayOf(made: Entry[], of: (entry: Entry) => Cell): string {
  let text = '{';
  for (const entry of made) {
    const value = of(entry);
    text += text === '{' ? '' : ',';
    if (value === null) text += 'NULL';
    else if (typeof value === 'number') text += value;
    else text += `"${/["\\]/.test(value) ? value.replace(/["\\]/g, '\\$&') : value}"`;
  }
  return `${text}}`;
}
