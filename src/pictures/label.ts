import { clipByCodePoints, neutralise } from '../views/mrkdwn';

/** What the font has letters for: Latin, Greek and Cyrillic with their accents, digits, punctuation and currencies. */
const SHOWABLE =
  /[\u0020-\u007E\u00A0-\u024F\u0370-\u0377\u0384-\u03FF\u0400-\u052F\u1E00-\u1EFF\u2010-\u2015\u2018-\u201E\u2020-\u2022\u2026\u2030\u20AC\u2122\u2212]/u;

/**
 * A name of a stranger's as it can be drawn: one line of at most `max` characters. What the font has no letters for
 * (other scripts, emoji) is left out, and when that is most of it, `otherwise` stands for it.
 */
export function drawable(text: string, max: number, otherwise: string): string {
  const points = [...neutralise(text.slice(0, 2000)).normalize('NFC').replace(/\s+/gu, ' ').trim()];
  const shown = points.filter((point) => SHOWABLE.test(point));
  const letters = shown.join('').replace(/\s+/gu, ' ').trim();
  return letters === '' || shown.length * 2 < points.length ? otherwise : clipByCodePoints(letters, max);
}

/** Lines of at most `width` characters, broken between words; what does not fit in `lines` of them is cut. */
export function wrapped(text: string, width: number, lines: number): string[] {
  const made: string[] = [''];
  for (const word of text.split(' ')) {
    const line = made.at(-1)!;
    const longer = line ? `${line} ${word}` : word;
    if ([...longer].length <= width || !line) made[made.length - 1] = longer;
    else made.push(word);
  }
  const kept = made.slice(0, lines).map((line) => clipByCodePoints(line, width));
  if (made.length > lines)
    kept[lines - 1] = `${clipByCodePoints(kept[lines - 1]!, width - 1)}…`.replace('……', '…');
  return kept;
}

/** "+4", "−2.5", "0": points with a true minus sign, to one decimal where there is one. */
export function signed(points: number): string {
  const rounded = Math.round(points * 10) / 10;
  return rounded > 0 ? `+${rounded}` : plainNumber(rounded);
}

/** "31", "−8", "12.5". */
export function plainNumber(value: number): string {
  const rounded = Math.round(value * 10) / 10;
  return rounded < 0 ? `−${-rounded}` : String(Math.abs(rounded));
}

/** "412", "1,204", "56k": answers, in as few letters as a narrow column takes. */
export function answers(n: number): string {
  return n < 10_000 ? n.toLocaleString('en-US') : `${Math.round(n / 1000).toLocaleString('en-US')}k`;
}
