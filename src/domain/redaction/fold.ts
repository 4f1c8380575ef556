/** A text made plain for searching; `starts[i]` and `ends[i]` say where its i-th unit lies in the original. */
export interface Folded {
  text: string;
  starts: number[];
  ends: number[];
}

const ALIKE: Record<string, string> = {
  ł: 'l',
  Ł: 'L',
  ø: 'o',
  Ø: 'O',
  đ: 'd',
  Đ: 'D',
  ß: 'ss',
  æ: 'ae',
  Æ: 'AE',
  œ: 'oe',
  Œ: 'OE',
  ı: 'i',
};

/** Digits of any script become ASCII, wide letters narrow, accents and invisible characters go. Case stays. */
export function fold(text: string): Folded {
  const out: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  for (let at = 0; at < text.length; ) {
    const code = text.codePointAt(at)!;
    const next = at + (code > 0xffff ? 2 : 1);
    const plain = code < 0x80 ? text[at]! : plainOf(code);
    // An invisible character belongs to what it follows, so that it is covered with it.
    if (plain === '' && ends.length > 0) ends[ends.length - 1] = next;
    for (let i = 0; i < plain.length; i++) {
      out.push(plain[i]!);
      starts.push(at);
      ends.push(next);
    }
    at = next;
  }
  return { text: out.join(''), starts, ends };
}

function plainOf(code: number): string {
  const char = String.fromCodePoint(code);
  if (/[\p{Cf}\p{M}]/u.test(char)) return '';
  if (/\p{Nd}/u.test(char)) return String(digitOf(code));
  if (/\p{Pd}/u.test(char)) return '-';
  if (/\p{Zs}/u.test(char)) return ' ';
  return ALIKE[char] ?? char.normalize('NFKD').replace(/[\p{M}\p{Cf}]/gu, '');
}

/** Decimal digits come in runs of ten, zero first; the mathematical ones in five runs without a gap (Unicode 16, 4.6). */
function digitOf(code: number): number {
  if (code >= 0x1d7ce && code <= 0x1d7ff) return (code - 0x1d7ce) % 10;
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return code - zero;
}
