import { neutralise } from '../views/text/mrkdwn';
import { type Letters, widthOf } from './letters';

/** What the font has letters for: Latin, Greek and Cyrillic with their accents, digits, punctuation and currencies. */
const SHOWABLE =
  /[\u0020-\u007E\u00A0-\u024F\u0370-\u0377\u0384-\u03FF\u0400-\u052F\u1E00-\u1EFF\u2010-\u2015\u2018-\u201E\u2020-\u2022\u2026\u2030\u20AC\u2122\u2212]/u;

/** Where a line of text goes: so many points wide, in such letters. */
export interface Room extends Letters {
  width: number;
}

/**
 * A name of a stranger's as it can be drawn: one line that fits. What the font has no letters for (other scripts, emoji)
 * is left out, and when that is most of it, `otherwise` stands for it.
 */
export function drawable(text: string, room: Room, otherwise: string): string {
  const points = [...neutralise(text.slice(0, 2000)).normalize('NFC').replace(/\s+/gu, ' ').trim()];
  const shown = points.filter((point) => SHOWABLE.test(point));
  const letters = shown.join('').replace(/\s+/gu, ' ').trim();
  return letters === '' || shown.length * 2 < points.length ? otherwise : fitted(letters, room);
}

function fitted(line: string, room: Room): string {
  if (widthOf(line, room) <= room.width) return line;
  let left = room.width - widthOf('…', room);
  let kept = '';
  for (const point of line) {
    left -= widthOf(point, room);
    if (left < 0) break;
    kept += point;
  }
  return `${kept.trimEnd()}…`;
}

/** Lines that fit, broken between words; what does not fit in `lines` of them is cut. */
export function wrapped(text: string, room: Room, lines: number): string[] {
  const made: string[] = [''];
  for (const word of text.split(' ')) {
    const line = made.at(-1)!;
    const longer = line ? `${line} ${word}` : word;
    if (widthOf(longer, room) <= room.width || !line) made[made.length - 1] = longer;
    else made.push(word);
  }
  // What is left over goes on in the last line, where it is cut.
  const kept = [...made.slice(0, lines - 1), made.slice(lines - 1).join(' ')];
  return kept.filter((line, row) => row === 0 || line !== '').map((line) => fitted(line, room));
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
