import type { Refused } from './cells';
import type { CsvRecord } from './read-records';

/** Why a row cannot be one of a file with so many columns; null: it has their shape. */
export function misshapen({ broken, cells }: CsvRecord, columns: number): Refused | null {
  if (broken !== null) return { reason: broken };
  if (cells.some((cell) => cell.includes('\0'))) return { reason: 'a zero character, which no text has' };
  if (cells.length === columns) return null;
  // Trailing empty cells are left out by some programs and added by others.
  if (cells.length > columns && cells.some((cell) => /\r(?!\n)/.test(cell)))
    return {
      reason:
        'its lines end with a bare CR (old Mac) unlike those above; save the file again with one kind of line ends',
    };
  const told = cells.findLastIndex((cell) => cell.trim() !== '') + 1;
  if (told <= columns && cells.length < columns)
    return cells.length === 1 && columns > 2 ? wrongCount(1, columns) : null;
  return told <= columns ? null : wrongCount(cells.length, columns);
}

function wrongCount(found: number, columns: number): Refused {
  return {
    reason: `${found} ${found === 1 ? 'cell' : 'cells'} instead of ${columns}; a cell that holds the delimiter must be in quotation marks`,
  };
}
