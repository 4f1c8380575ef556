/** One line of what a program found. */
export interface Line {
  what: string;
  value: number | string;
  /** In words, what the value has to be; empty for a figure that is only told. */
  wanted: string;
  ok: boolean;
}

export function zero(what: string, value: number): Line {
  return { what, value, wanted: '0', ok: value === 0 };
}

export function atLeast(what: string, value: number, least: number): Line {
  return { what, value, wanted: `at least ${least}`, ok: value >= least };
}

export function exactly(what: string, value: number, wanted: number): Line {
  return { what, value, wanted: String(wanted), ok: value === wanted };
}

/** A figure that may be anything. */
export function told(what: string, value: number | string): Line {
  return { what, value, wanted: '', ok: true };
}

/** The lines of all programs as one table, its mistakes marked in words. */
export function tableOf(reports: { program: string; lines: Line[] }[]): string {
  const rows = reports.flatMap(({ program, lines }) =>
    lines.map((line, i) => [
      i === 0 ? program : '',
      line.what,
      String(line.value),
      line.wanted,
      line.ok ? '' : 'WRONG',
    ]),
  );
  const all = [['program', 'what', 'found', 'wanted', ''], ...rows];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...all.map((row) => row[column]!.length)));
  const lines = all.map((row) =>
    row
      .map((cell, column) => (column === 2 ? cell.padStart(widths[2]!) : cell.padEnd(widths[column] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
  return [lines[0]!, '-'.repeat(lines[0]!.length), ...lines.slice(1)].join('\n');
}
