import { readFileSync } from 'node:fs';

// Shipped with the package and under the SIL Open Font License: a server may have no fonts at all.
const REGULAR = require.resolve('@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf');
const BOLD = require.resolve('@expo-google-fonts/inter/700Bold/Inter_700Bold.ttf');
export const FONT_FILES = [REGULAR, BOLD];

/** How letters look, as far as it makes them wide. */
export interface Letters {
  size: number;
  bold?: boolean;
}

/** How wide a line of text is drawn, in points of the drawing, a hair more than less; letters that the font has not as wide as an M. */
export function widthOf(text: string, { size, bold = false }: Letters): number {
  const { advances, unknown } = metricsOf(bold ? BOLD : REGULAR);
  let units = 0;
  for (const letter of text) units += advances.get(letter.codePointAt(0)!) ?? unknown;
  return units * size;
}

interface Metrics {
  /** By code point, in parts of the font's size. */
  advances: Map<number, number>;
  unknown: number;
}

// Beyond it lies nothing that `drawable` lets through.
const LAST_DRAWN = 0x22ff;

const known = new Map<string, Metrics>();

function metricsOf(file: string): Metrics {
  const found = known.get(file) ?? readMetrics(readFileSync(file));
  known.set(file, found);
  return found;
}

// The tables of an OpenType font that say which letter has which glyph and how wide that is (OpenType 1.9: cmap, hhea, hmtx).
function readMetrics(font: Buffer): Metrics {
  const at = (name: string) => {
    for (let i = 12; i < 12 + 16 * font.readUInt16BE(4); i += 16)
      if (font.toString('latin1', i, i + 4) === name) return font.readUInt32BE(i + 8);
    throw new Error(`The font has no table ${name}.`);
  };
  const [hmtx, last] = [at('hmtx'), font.readUInt16BE(at('hhea') + 34) - 1];
  const unitsPerEm = font.readUInt16BE(at('head') + 18);
  const advances = new Map<number, number>();
  for (const [point, glyph] of glyphs(font, at('cmap')))
    advances.set(point, font.readUInt16BE(hmtx + 4 * Math.min(glyph, last)) / unitsPerEm);
  return { advances, unknown: advances.get(0x4d)! };
}

/** Code points with their glyphs, of those that are drawn: the subtable of format 4. */
function* glyphs(font: Buffer, cmap: number): Generator<[number, number]> {
  const table = subtables(font, cmap).find((offset) => font.readUInt16BE(offset) === 4);
  if (table === undefined) throw new Error('The font has no map of letters of format 4.');
  const bytes = font.readUInt16BE(table + 6);
  for (let i = 0; i < bytes; i += 2) {
    const part = (nth: number) => table + 14 + nth * bytes + (nth > 0 ? 2 : 0) + i;
    const [end, start] = [font.readUInt16BE(part(0)), font.readUInt16BE(part(1))];
    const [delta, range] = [font.readUInt16BE(part(2)), font.readUInt16BE(part(3))];
    for (let point = start; point <= Math.min(end, LAST_DRAWN); point++) {
      const named = range === 0 ? point : font.readUInt16BE(part(3) + range + 2 * (point - start));
      if (named !== 0) yield [point, (named + delta) & 0xffff];
    }
  }
}

function subtables(font: Buffer, cmap: number): number[] {
  return Array.from(
    { length: font.readUInt16BE(cmap + 2) },
    (_, i) => cmap + font.readUInt32BE(cmap + 8 + 8 * i),
  );
}
