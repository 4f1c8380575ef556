import { isUtf8 } from 'node:buffer';
import { open } from 'node:fs/promises';

const CHUNK = 1 << 18;
/** The longest a character of UTF-8 can be is four bytes, so three may wait for the next chunk. */
const TAIL = 3;

/** What the bytes of a whole file are like. */
export interface Bytes {
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

/** Reads a file once; what is UTF-8 throughout costs little more than the reading. */
export async function lookAtBytes(file: string): Promise<Bytes> {
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

/** The bytes of a file, a piece at a time. */
export async function* chunksOf(file: string): AsyncGenerator<{ bytes: Buffer; last: boolean }> {
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
