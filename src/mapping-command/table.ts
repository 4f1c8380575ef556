import { clip, type Row } from '../mapping-trial/rows';
import { graphemesOf } from '../views/text/graphemes';

const WAS_WIDTH = 52;
const BECOMES_WIDTH = 72;

/** The rows as a table; `→` stands before what would be different. */
export function tableOf(rows: Row[]): string {
  const line = (at: string, was: string, mark: string, becomes: string) =>
    `${at.padEnd(16)}  ${padded(clip(was, WAS_WIDTH), WAS_WIDTH)} ${mark} ${clip(becomes, BECOMES_WIDTH)}`.trimEnd();
  const told = [...new Set(rows.flatMap(({ reasons }) => reasons))].filter(
    (reason) => !isWhole(rows, reason),
  );
  return [
    line('received (UTC)', 'was', ' ', 'would be'),
    line('-'.repeat(16), '-'.repeat(WAS_WIDTH), ' ', '-'.repeat(24)),
    ...rows.map((row) =>
      line(
        row.receivedAt.toISOString().slice(0, 16).replace('T', ' '),
        row.was,
        row.differs ? '→' : ' ',
        row.differs ? row.becomes : 'the same',
      ),
    ),
    ...(told.length > 0 ? ['', 'In full:', ...told.map((reason) => `  ${reason}`)] : []),
  ].join('\n');
}

/** True for a reason that stands in the table as long as it is. */
function isWhole(rows: Row[], reason: string): boolean {
  return rows.some(
    ({ was, becomes, differs }) =>
      (was === reason && clip(was, WAS_WIDTH) === was) ||
      (differs && becomes === reason && clip(becomes, BECOMES_WIDTH) === becomes),
  );
}

function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - [...graphemesOf(text)].length));
}
