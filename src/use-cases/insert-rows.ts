import type { EntityManager } from 'typeorm';

const BATCH = 1000;

/**
 * Inserts many rows of one shape with one statement a thousand: jsonb_populate_recordset reads each column with the
 * table's own types. Column and table names are ours, never a person's words.
 */
export async function insertRows(
  tx: EntityManager,
  table: string,
  rows: Record<string, unknown>[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += BATCH) {
    const batch = rows.slice(from, from + BATCH);
    const columns = Object.keys(batch[0]!).join(', ');
    await tx.query(
      `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb)`,
      [JSON.stringify(batch.map(parseJsonColumns))],
    );
  }
}

// Columns that hold JSON come as text and must go in as the value itself, not as a string of it.
function parseJsonColumns(row: Record<string, unknown>): Record<string, unknown> {
  if (!JSON_COLUMNS.some((column) => typeof row[column] === 'string')) return row;
  const copy = { ...row };
  for (const column of JSON_COLUMNS) {
    if (typeof copy[column] === 'string') copy[column] = JSON.parse(copy[column]);
  }
  return copy;
}

const JSON_COLUMNS = ['account_facts', 'properties', 'priority_reasons', 'rungs', 'detail'];
