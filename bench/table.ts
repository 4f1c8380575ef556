export interface Table {
  title: string;
  head: string[];
  rows: string[][];
  /** What was lost or doubled, and what could not be compared. */
  remarks: string[];
}

/** A table as GitHub and a terminal both show it. */
export function printTable({ title, head, rows, remarks }: Table): void {
  const widths = head.map((name, i) => Math.max(name.length, ...rows.map((row) => row[i]!.length)));
  const line = (cells: string[]) =>
    `| ${cells.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join(' | ')} |`;
  const rule = widths.map((width, i) => (i === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`));
  console.log(`\n${title}\n`);
  for (const row of [head, rule, ...rows]) console.log(line(row));
  if (remarks.length > 0) console.log(`\n${remarks.map((remark) => `- ${remark}`).join('\n')}`);
}

/** Three digits that mean something, and all of a number before its point. */
export function digits(value: number): string {
  if (!Number.isFinite(value)) return '-';
  return Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3);
}

/** Says on one line, which the next one replaces in a terminal, what is going on; nothing to say: takes it away. */
export function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${text}`);
  else if (text) process.stderr.write(`${text}\n`);
}
