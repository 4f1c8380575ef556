import { createWriteStream, type WriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { UserError } from '../domain/errors';
import { type Header, REJECT_COLUMNS } from './header';
import type { CsvRecord } from './read-records';

/** The rows that were not imported, as they came, each with its line and the reason. */
export interface Rejects {
  add: (record: CsvRecord, reason: string) => Promise<void>;
  /** Puts the file where it belongs, or takes away an old one when nothing was rejected. */
  finish: () => Promise<void>;
}

/** Spreadsheets run cells that begin so; a leading apostrophe makes them text, and one more where there was one. */
const FORMULA = /^'*[=+\-@\t\r]/;

/**
 * Writes rejected rows to `file`, under the header of the file that they came from, so that it can be imported once
 * they are mended. The first reject makes the file; it has its name only when it is whole.
 */
export function rejectsTo(file: string, header: Header, delimiter: string): Rejects {
  const part = `${file}.part`;
  let out: WriteStream | null = null;
  const write = async (cells: string[]) => {
    const text = `${cells.map((cell) => quoted(cell, delimiter)).join(delimiter)}\n`;
    if (!out!.write(text)) await drained(out!, file);
  };
  const width = header.names.length;
  const open = async () => {
    out = await opened(part);
    // The mark lets a spreadsheet see that it is UTF-8.
    out.write('\uFEFF');
    for (const [i, row] of header.rows.entries())
      await write([...padded(row, width), ...(i === 0 ? REJECT_COLUMNS : ['', ''])]);
  };
  return {
    add: async (record, reason) => {
      if (!out) await open();
      const lines = record.lastLine > record.line ? `${record.line}-${record.lastLine}` : String(record.line);
      await write([...gathered(record.cells, width, delimiter).map(harmless), lines, reason]);
    },
    finish: async () => {
      if (!out) return rm(file, { force: true });
      out.end();
      await finished(out).catch((cause) => {
        throw cannotGoOn(file, cause);
      });
      await rename(part, file);
    },
  };
}

/** Takes away what `harmless` added, for a file of rejects that is imported again. */
export function asItWas(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell.slice(1)) ? cell.slice(1) : cell;
}

function harmless(cell: string): string {
  return FORMULA.test(cell) ? `'${cell}` : cell;
}

function quoted(cell: string, delimiter: string): string {
  return cell.includes('"') ||
    cell.includes('\n') ||
    cell.includes('\r') ||
    cell.includes(delimiter) ||
    cell.trim() !== cell
    ? `"${cell.replaceAll('"', '""')}"`
    : cell;
}

function padded(cells: string[], width: number): string[] {
  return Array.from({ length: width }, (_, i) => cells[i] ?? '');
}

// A cell with a delimiter of its own made one too many: what is too many goes into the last, so that nothing is left out.
function gathered(cells: string[], width: number, delimiter: string): string[] {
  if (cells.length <= width) return padded(cells, width);
  return [...cells.slice(0, width - 1), cells.slice(width - 1).join(delimiter)];
}

/** Waits until there is room; a full disk never says so. */
async function drained(out: WriteStream, file: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const failed = () => {
      out.off('drain', done);
      reject(cannotGoOn(file, out.errored));
    };
    const done = () => {
      out.off('close', failed);
      resolve();
    };
    out.once('drain', done);
    // An error closes the stream, and may have come before anybody listened.
    if (out.closed) failed();
    else out.once('close', failed);
  });
}

function cannotGoOn(file: string, cause: unknown): UserError {
  const full = (cause as NodeJS.ErrnoException | null)?.code === 'ENOSPC';
  return new UserError(
    `${file}: ${full ? 'the disk is full' : 'cannot be written to its end'}, so rejected rows would be lost. What was imported stays; make room, or name another place (--rejects PATH), and the same command goes on from there.`,
    { cause },
  );
}

async function opened(file: string): Promise<WriteStream> {
  const stream = createWriteStream(file, { mode: 0o600 });
  await new Promise<void>((resolve, reject) => {
    stream.once('open', () => resolve());
    stream.once('error', (cause) => {
      reject(
        new UserError(
          `Rows that cannot be imported are written beside the file, but ${file} cannot be written. Put the file where you may write, or name another place: --rejects PATH`,
          { cause },
        ),
      );
    });
  });
  // Heard by whoever waits; on its own, an error would end the process.
  stream.on('error', () => {});
  return stream;
}
