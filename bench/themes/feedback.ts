import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

export type Cells = Record<string, string>;

export interface Scored {
  comment: string;
  score: number;
}

const columns = { columns: true, bom: true, relax_quotes: true, relax_column_count: true } as const;

/** Reads the files of real comments that a folder holds; null for one that is not there. */
export function feedbackIn(folder: string, quick: boolean) {
  const rows = (name: string): Cells[] | null => {
    const file = join(folder, name);
    if (!existsSync(file)) return null;
    const all = parse<Cells>(readFileSync(file), { ...columns, skip_records_with_error: true });
    return quick ? all.filter((_, i) => i % 10 === 0) : all;
  };
  const scored = (name: string, scoreColumn: string): Scored[] | null =>
    rows(name)?.flatMap((row) => {
      const told = row[scoreColumn]?.trim() ?? '';
      return /^(\d|10)$/.test(told) && row.text?.trim() ? [{ comment: row.text, score: Number(told) }] : [];
    }) ?? null;
  return {
    bt: scored('bt-nps.csv', 'NPS_SCORE'),
    miro: scored('miro-nps.csv', 'NPS_Score'),
    patients:
      rows('px-single-label.csv')?.flatMap(({ feedback, label }) =>
        feedback?.trim() && label ? [{ comment: feedback, label }] : [],
      ) ?? null,
    multi: rows('px-multilabel.csv')?.filter((row) => row['FFT answer']?.trim()) ?? null,
    bank:
      rows('banking77_test.csv')?.flatMap(({ text, category }) =>
        text && category ? [{ comment: text, intent: category }] : [],
      ) ?? null,
  };
}

export type Feedback = ReturnType<typeof feedbackIn>;
