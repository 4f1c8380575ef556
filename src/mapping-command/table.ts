import { clip, type Row } from '../mapping-trial/rows';
import { graphemesOf } from '../views/text/graphemes';

const WAS_WIDTH = 52;
const BECOMES_WIDTH = 72;

/** The rows as a table; `→` stands before what would be different. */
export function tableOf(rows: Row[]): string {
  const line = (at: string, was: string, mark: string, becomes: string) =>
    `${at.padEnd(16)}  ${padded(clip(was, WAS_WIDTH), WAS_WIDTH)} ${mark} ${clip(becomes, BECOMES_WIDTH)}`.trimEnd();
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
  ].join('\n');
}

function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - [...graphemesOf(text)].length));
}
