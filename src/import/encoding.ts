import { isUtf8 } from 'node:buffer';
import { open } from 'node:fs/promises';
import iconv from 'iconv-lite';
import { UserError } from '../domain/errors';

export interface Encoding {
  /** As iconv-lite calls it. */
  name: string;
  /** Bytes of the mark at the start that is no text. */
  skip: number;
  /** How it was found out, in words for a person. */
  because: string;
  /** False when the quotation marks of the file surely do not come in pairs, or were not counted: it needs a closer look. */
  quotesPaired: boolean;
}

const BOMS: { bytes: number[]; name: string; because: string }[] = [
  { bytes: [0xef, 0xbb, 0xbf], name: 'utf8', because: 'UTF-8, by the mark at its start' },
  { bytes: [0xff, 0xfe], name: 'utf-16le', because: 'UTF-16 (little endian), by the mark at its start' },
  { bytes: [0xfe, 0xff], name: 'utf-16be', because: 'UTF-16 (big endian), by the mark at its start' },
];
const CHUNK = 1 << 18;
/** The longest a character of UTF-8 can be is four bytes, so three may wait for the next chunk. */
const TAIL = 3;
const SAVE_AS =
  'Save it again as "CSV UTF-8", or name its encoding: --encoding windows-1252 (or another one).';

/**
 * Finds out how a file is written by looking at all of it, and refuses (UserError) what would come out garbled.
 * `named` is what a person said; it wins over everything but the mark at the start.
 */
export async function detectEncoding(file: string, named: string | null): Promise<Encoding> {
  if (named !== null && !iconv.encodingExists(named)) {
    throw new UserError(
      `--encoding: nobody knows "${named}". Examples: utf8, utf-16le, windows-1252, iso-8859-2.`,
    );
  }
  const head = await firstBytes(file, 4096);
  refuseOtherFiles(file, head);
  const bom = BOMS.find(({ bytes }) => bytes.every((byte, i) => head[i] === byte));
  if (bom && (named === null || iconvName(named) === iconvName(bom.name)))
    return {
      name: bom.name,
      skip: bom.bytes.length,
      because: named === null ? bom.because : `${named}, as you said`,
      quotesPaired: bom.name === 'utf8' && (await lookAtBytes(file)).quotes % 2 === 0,
    };
  if (named !== null) return { name: named, skip: 0, because: `${named}, as you said`, quotesPaired: false };
  const wide = wideWithoutMark(head);
  if (wide)
    return { name: wide, skip: 0, because: `${wide.toUpperCase()}, by its zero bytes`, quotesPaired: false };
  const bytes = await lookAtBytes(file);
  if (bytes.zeroOnLine !== null) {
    throw new UserError(
      `${file}, line ${bytes.zeroOnLine}: there is a zero byte, so this is no text file. Export it as CSV.`,
    );
  }
  if (bytes.utf8) return { name: 'utf8', skip: 0, because: 'UTF-8', quotesPaired: bytes.quotes % 2 === 0 };
  return windows1252(file, bytes);
}

function windows1252(file: string, bytes: Bytes): Encoding {
  if (bytes.multibyte > bytes.stray) {
    throw new UserError(
      `${file}, line ${bytes.strayOnLine}: a byte here is not UTF-8, though the rest of the file is. Mend that line, or: ${SAVE_AS}`,
    );
  }
  if (bytes.undefinedOnLine !== null || bytes.foreignOnLine !== null) {
    throw new UserError(
      `${file}, line ${bytes.undefinedOnLine ?? bytes.foreignOnLine}: this is neither UTF-8 nor Windows-1252, and read as either it would be garbled. ${SAVE_AS}`,
    );
  }
  const word = iconv.decode(Buffer.from(bytes.word), 'windows-1252');
  return {
    name: 'windows-1252',
    skip: 0,
    because: `Windows-1252, because it is not UTF-8; line ${bytes.wordOnLine} then reads “${word}”. If that looks wrong, name the encoding with --encoding`,
    quotesPaired: bytes.quotes % 2 === 0,
  };
}

function iconvName(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

function refuseOtherFiles(file: string, head: Buffer): void {
  const hex = head.subarray(0, 4).toString('hex');
  const what =
    hex === '504b0304' || hex === 'd0cf11e0'
      ? 'a spreadsheet (Excel or the like)'
      : hex.startsWith('1f8b')
        ? 'compressed (gzip)'
        : null;
  if (what) throw new UserError(`${file} is ${what}, not CSV. Export or save it as "CSV UTF-8" first.`);
}

// Text of mostly Latin letters in UTF-16 has a zero in every second byte.
function wideWithoutMark(head: Buffer): string | null {
  const zeros = [0, 0];
  for (let i = 0; i < head.length; i++) if (head[i] === 0) zeros[i % 2]! += 1;
  const half = head.length / 2;
  if (half < 2) return null;
  if (zeros[1]! > half * 0.7 && zeros[0]! < half * 0.1) return 'utf-16le';
  if (zeros[0]! > half * 0.7 && zeros[1]! < half * 0.1) return 'utf-16be';
  return null;
}

interface Bytes {
  utf8: boolean;
  quotes: number;
  /** Whole characters of UTF-8 of more than one byte, and bytes that are part of none. */
  multibyte: number;
  stray: number;
  strayOnLine: number | null;
  zeroOnLine: number | null;
  /** A byte that Windows-1252 leaves undefined. */
  undefinedOnLine: number | null;
  /** Four high letters in a row: no Western language writes so, but Russian or Greek do in an encoding of their own. */
  foreignOnLine: number | null;
  word: number[];
  wordOnLine: number;
}

const UNDEFINED_1252 = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);
const FOREIGN_RUN = 4;
const WORD_MAX = 24;

async function lookAtBytes(file: string): Promise<Bytes> {
  const found: Bytes = {
    utf8: true,
    quotes: 0,
    multibyte: 0,
    stray: 0,
    strayOnLine: null,
    zeroOnLine: null,
    undefinedOnLine: null,
    foreignOnLine: null,
    word: [],
    wordOnLine: 0,
  };
  let line = 1;
  let rest: Buffer = Buffer.alloc(0);
  for await (const { bytes, last } of chunksOf(file)) {
    const all = rest.length > 0 ? Buffer.concat([rest, bytes]) : bytes;
    const end = last ? all.length : wholeCharacters(all);
    const whole = all.subarray(0, end);
    found.quotes += countOf(QUOTE, whole);
    // The usual case costs next to nothing: no byte is looked at twice in JavaScript.
    if (!isUtf8(whole)) line = lookCloser(whole, found, line);
    else {
      if (found.zeroOnLine === null && whole.includes(0))
        found.zeroOnLine = line + newlines(whole.subarray(0, whole.indexOf(0)));
      if (!found.utf8) found.multibyte += highStarts(whole);
      line += newlines(whole);
    }
    rest = all.subarray(end);
  }
  return found;
}

function lookCloser(bytes: Buffer, found: Bytes, from: number): number {
  found.utf8 = false;
  let line = from;
  let run = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!;
    if (byte === 0x0a) line += 1;
    if (byte === 0) found.zeroOnLine ??= line;
    run = byte >= 0xc0 ? run + 1 : 0;
    if (run >= FOREIGN_RUN) found.foreignOnLine ??= line;
    if (byte < 0x80) continue;
    const length = characterAt(bytes, i);
    if (length > 1) {
      found.multibyte += 1;
      i += length - 1;
      run = 0;
      continue;
    }
    found.stray += 1;
    found.strayOnLine ??= line;
    if (UNDEFINED_1252.has(byte)) found.undefinedOnLine ??= line;
    if (found.word.length === 0) {
      found.word = wordAround(bytes, i);
      found.wordOnLine = line;
    }
  }
  return line;
}

/** Length of the well-formed UTF-8 character of more than one byte at `i`; 1 when there is none. */
function characterAt(bytes: Buffer, i: number): number {
  const first = bytes[i]!;
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc2 ? 2 : 1;
  return length > 1 && i + length <= bytes.length && isUtf8(bytes.subarray(i, i + length)) ? length : 1;
}

function wordAround(bytes: Buffer, at: number): number[] {
  const inWord = (byte: number | undefined) =>
    byte !== undefined && (byte > 0x7f || /\w/.test(String.fromCharCode(byte)));
  let from = at;
  while (at - from < WORD_MAX && inWord(bytes[from - 1])) from -= 1;
  let to = at;
  while (to - from < WORD_MAX && inWord(bytes[to + 1])) to += 1;
  return [...bytes.subarray(from, to + 1)];
}

function wholeCharacters(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(TAIL, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte >= 0xc0) return bytes.length - back;
    if (byte < 0x80) break;
  }
  return bytes.length;
}

function highStarts(bytes: Buffer): number {
  let n = 0;
  for (const byte of bytes) if (byte >= 0xc0) n += 1;
  return n;
}

const QUOTE = 0x22;
const newlines = (bytes: Buffer) => countOf(0x0a, bytes);

function countOf(byte: number, bytes: Buffer): number {
  let n = 0;
  for (let at = bytes.indexOf(byte); at !== -1; at = bytes.indexOf(byte, at + 1)) n += 1;
  return n;
}

async function firstBytes(file: string, count: number): Promise<Buffer> {
  for await (const { bytes } of chunksOf(file)) return bytes.subarray(0, count);
  return Buffer.alloc(0);
}

async function* chunksOf(file: string): AsyncGenerator<{ bytes: Buffer; last: boolean }> {
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    for (let at = 0; at < size; ) {
      const { buffer, bytesRead } = await handle.read(Buffer.allocUnsafe(CHUNK), 0, CHUNK, at);
      if (bytesRead === 0) return;
      at += bytesRead;
      yield { bytes: buffer.subarray(0, bytesRead), last: at >= size };
    }
  } finally {
    await handle.close();
  }
}
