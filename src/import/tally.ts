import { bothImported, type Imported, NOTHING_IMPORTED } from '../use-cases/history/import-batch';
import type { LookedThrough } from './open-file';
import type { CsvRecord } from './read-records';
import { rejectsTo } from './rejects';

export interface BatchResult {
  imported: Imported;
  /** Of the rows that never reached the database. */
  refused: { record: CsvRecord; reason: string }[];
  older: number;
  records: CsvRecord[];
}

/** What became of all rows. */
export interface ImportCounts extends Omit<Imported, 'refused'> {
  rejected: number;
  /** Of the unchanged: rows whose answer another row of the file tells in a newer version. */
  older: number;
  /** How many rows were rejected for what, and the first few lines of each. */
  reasons: { reason: string; count: number; lines: number[] }[];
}

/** Kinds of reasons that are told one by one; there are no more unless every row has one of its own. */
const REASONS_MAX = 1000;
const LINES_SHOWN = 3;

/** Counts what became of each batch, and puts the rejected rows where they belong; a dry run writes none. */
export class Tally {
  private imported: Imported = { ...NOTHING_IMPORTED };
  private rejected = 0;
  private older = 0;
  private readonly reasons = new Map<string, { count: number; lines: number[] }>();
  private readonly rejects;

  constructor(
    private readonly options: { rejectsFile: string; dryRun: boolean },
    looked: LookedThrough,
  ) {
    this.rejects = rejectsTo(options.rejectsFile, looked.header, looked.delimiter.delimiter);
  }

  /** Rows that are in, by this run or before. */
  get stored(): number {
    const { added, changed, unchanged } = this.imported;
    return added + changed + unchanged;
  }

  async add({ imported, refused, older, records }: BatchResult): Promise<void> {
    const byLine = new Map(records.map((record) => [record.line, record]));
    const later = imported.refused.map(({ line, reason }) => ({ record: byLine.get(line)!, reason }));
    for (const { record, reason } of [...refused, ...later].sort((a, b) => a.record.line - b.record.line)) {
      this.count(reason, record.line);
      if (!this.options.dryRun) await this.rejects.add(record, reason);
    }
    this.older += older;
    const unchanged = imported.unchanged + older;
    this.imported = bothImported(this.imported, { ...imported, unchanged, refused: [] });
  }

  async result(): Promise<ImportCounts> {
    if (!this.options.dryRun) await this.rejects.finish();
    const { refused: _, ...counts } = this.imported;
    const reasons = [...this.reasons].map(([reason, found]) => ({ reason, ...found }));
    return {
      ...counts,
      rejected: this.rejected,
      older: this.older,
      reasons: reasons.sort((a, b) => b.count - a.count),
    };
  }

  private count(reason: string, line: number): void {
    this.rejected += 1;
    // The same trouble with different values is one.
    const kind = reason.replace(/“[^”]*”/g, '“…”');
    const known = this.reasons.get(kind) ?? { count: 0, lines: [] };
    known.count += 1;
    if (known.lines.length < LINES_SHOWN) known.lines.push(line);
    if (this.reasons.size < REASONS_MAX) this.reasons.set(kind, known);
  }
}
