import iconv from 'iconv-lite';
import type { EncodingName } from '../domain/encodings';
import { UserError } from '../domain/errors';
import { type Bytes, chunksOf, lookAtBytes } from './look-at-bytes';
import { SayFirst } from './say-first';

export interface Encoding {
  /** As iconv-lite calls it. */
  name: string;
  /** Bytes of the mark at the start that is no text. */
  skip: number;
  /** How it was found out, in words for a person. */
  because: string;
  /** Set where it is likely and not sure: the first letters that depend on it, alone because a word may be a name. */
  guess?: { name: EncodingName; letters: string; line: number };
  /** False when the quotation marks of the file surely do not come in pairs, or were not counted: it needs a closer look. */
  quotesPaired: boolean;
}

const BOMS: { bytes: number[]; name: string; because: string }[] = [
  { bytes: [0xef, 0xbb, 0xbf], name: 'utf8', because: 'UTF-8, by the mark at its start' },
  { bytes: [0xff, 0xfe], name: 'utf-16le', because: 'UTF-16 (little endian), by the mark at its start' },
  { bytes: [0xfe, 0xff], name: 'utf-16be', because: 'UTF-16 (big endian), by the mark at its start' },
];
const SAVE_AS = {
  flag: 'Save it again as "CSV UTF-8", or name its encoding: --encoding windows-1252 (or another one).',
  form: 'Save it again as "CSV UTF-8" and drop that, or choose under “How is the text written?”.',
};

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
    throw new SayFirst(
      `${file}, line ${bytes.strayOnLine}: a byte here is not UTF-8, though the rest of the file is. Mend that line, or:`,
      SAVE_AS,
    );
  }
  if (bytes.undefinedOnLine !== null || bytes.foreignOnLine !== null) {
    throw new SayFirst(
      `${file}, line ${bytes.undefinedOnLine ?? bytes.foreignOnLine}: this is neither UTF-8 nor Windows-1252, and read as either it would be garbled.`,
      SAVE_AS,
    );
  }
  const word = iconv.decode(Buffer.from(bytes.word), 'windows-1252');
  return {
    name: 'windows-1252',
    skip: 0,
    because: `Windows-1252, because it is not UTF-8; line ${bytes.wordOnLine} then reads “${word}”. If that looks wrong, name the encoding with --encoding`,
    guess: { name: 'windows-1252', letters: lettersIn(word), line: bytes.wordOnLine },
    quotesPaired: bytes.quotes % 2 === 0,
  };
}

function lettersIn(word: string): string {
  return /[^\p{ASCII}]{1,3}/u.exec(word)?.[0] ?? '';
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

async function firstBytes(file: string, count: number): Promise<Buffer> {
  for await (const { bytes } of chunksOf(file)) return bytes.subarray(0, count);
  return Buffer.alloc(0);
}
