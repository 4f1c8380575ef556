import { Resvg } from '@resvg/resvg-js';
import fc from 'fast-check';
import { drawable, wrapped } from '../../src/pictures/label';
import { FONT_FILES, widthOf } from '../../src/pictures/letters';
import type { Picture } from '../../src/pictures/picture';
import { pngOf } from '../../src/pictures/png';
import { scoreRange } from '../../src/pictures/scale';
import { svgOf } from '../../src/pictures/svg';
import { HOSTILE, hostileText } from '../views/samples';
import * as samples from './samples';

const PICTURES: Picture[] = [
  samples.aTrend,
  samples.twoYears,
  samples.bySegment,
  samples.aWhy,
  samples.aTarget,
  samples.aDistribution,
  samples.theThemes,
  samples.theSureThemes,
  samples.theTransitions,
  samples.theImpact,
  samples.tooFewDetractors,
];

const WIDE = { size: 18, width: 700 };

/** As wide as the letters come out when they are painted. */
function drawnWidth(words: string, bold: boolean): number {
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="4000" height="300"><text x="10" y="150" font-family="Inter" ' +
    `font-size="100" font-weight="${bold ? 'bold' : 'normal'}">${words}</text></svg>`;
  const font = { loadSystemFonts: false, fontFiles: FONT_FILES, defaultFontFamily: 'Inter' };
  return new Resvg(svg, { font }).innerBBox()!.width;
}

/** Where the words of a drawing that match begin, and where their letters end when they are painted. */
function endsOf(svg: string, like: RegExp): { x: number; end: number }[] {
  const texts = [...svg.matchAll(/<text([^>]*)>([^<]*)<\/text>/g)].filter(([, , words]) => like.test(words!));
  expect(texts.length).toBeGreaterThan(0);
  return texts.map(([, attributes, words]) => {
    const x = Number(/translate\(([\d.]+)/.exec(attributes!)?.[1] ?? /\bx="([\d.]+)"/.exec(attributes!)![1]);
    const size = Number(/font-size:\s*([\d.]+)/.exec(attributes!)![1]);
    return { x, end: x + (drawnWidth(words!, /bold/.test(attributes!)) * size) / 100 };
  });
}

/** What the drawing says, in the order in which it is drawn. */
const wordsIn = (svg: string) =>
  [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, words]) =>
    words!.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&'),
  );

test('bars of sure answers say of how many, and bars of all answers do not', () => {
  const sure = wordsIn(svgOf(samples.theSureThemes));
  expect(sure).toEqual(expect.arrayContaining(['Sure, of all answers', '61 of 84', '40 of 1,096']));
  const all = wordsIn(svgOf(samples.theThemes));
  expect(all).toEqual(expect.arrayContaining(['Answers', '96']));
  expect(all.join(' ')).not.toMatch(/sure/i);
});

test.each(PICTURES.map((picture) => [picture.kind, picture]))(
  'a picture of %s is a PNG of 1600 by 900',
  (_kind, picture) => {
    const png = pngOf(svgOf(picture));
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1600, 900]);
  },
);

test('the same numbers give the same bytes, so that a picture need not be uploaded twice', () => {
  expect(pngOf(svgOf(samples.aTrend)).equals(pngOf(svgOf(samples.aTrend)))).toBe(true);
});

test('letters are drawn with the font that comes with the app, and with no other', () => {
  const without = pngOf(svgOf(samples.aTrend).replace(/<text[^>]*>[^<]*<\/text>/g, ''));
  expect(pngOf(svgOf(samples.aTrend)).length).toBeGreaterThan(without.length * 1.5);
});

describe('a trend', () => {
  const said = wordsIn(svgOf(samples.aTrend));

  test('says its finding and its small print', () => {
    expect(said.slice(0, 2).join(' ')).toBe(samples.aTrend.title);
    expect(said).toContain(samples.aTrend.subtitle);
  });

  test('counts out the answers of every month', () => {
    for (const { n } of samples.aTrend.points) expect(said).toContain(String(n));
  });

  test('gives no score to a month with too few answers, and says how many there were', () => {
    const scores = samples.aTrend.points.filter(({ score }) => score !== null);
    expect(said).toContain('n=4');
    expect(said.filter((word) => /^(18|21|16|24|28|35|22|25|27|31)$/.test(word))).toHaveLength(
      scores.length - 1,
    );
  });

  test('explains the weak marks when there are any, and only then', () => {
    expect(said.join(' ')).toContain('low data');
    const sure = { ...samples.aTrend, points: samples.months([20], [100, 200]) };
    expect(wordsIn(svgOf(sure)).join(' ')).not.toContain('low data');
  });

  test('of no months and of one month is drawn too', () => {
    for (const points of [[], samples.months([20], [100]), samples.months([20], [3])]) {
      expect(() => pngOf(svgOf({ ...samples.aTrend, points }))).not.toThrow();
    }
  });
});

test('more segments than fit are left to the table', () => {
  const panels = [...samples.bySegment.panels, { name: 'A seventh', points: samples.months([1], [50]) }];
  const said = wordsIn(svgOf({ ...samples.bySegment, panels }));
  expect(said).toContain('Business');
  expect(said).not.toContain('A seventh');
});

describe('why', () => {
  test('effects that do not add up are refused, because the picture would lie', () => {
    const wrong = { ...samples.aWhy, to: { label: 'Q4', score: 32 } };
    expect(() => svgOf(wrong)).toThrow('The effects lead from 37 to 31, but the score is 32.');
  });

  test('what others did in sum is a pale bar with its own words in the key, and their name is whole', () => {
    const effects = [
      ...samples.aWhy.effects.slice(0, 3),
      { label: '12 others', kind: 'rest' as const, points: -2 },
    ];
    const said = wordsIn(svgOf({ ...samples.aWhy, effects }));
    expect(said).toEqual(expect.arrayContaining(['12 others', '−2', 'Pale: the others']));
    const ends = endsOf(svgOf({ ...samples.aWhy, effects }), /^Pale/);
    expect(ends).toHaveLength(1);
    for (const { end } of ends) expect(end).toBeLessThan(800 - 28);
    expect(wordsIn(svgOf(samples.aWhy))).not.toContain('Pale: the others');
  });

  test('many effects become the largest and one sum of the others', () => {
    const effects = Array.from({ length: 12 }, (_, index) => ({
      label: `Segment ${index}`,
      kind: 'rate' as const,
      points: index,
    }));
    const said = wordsIn(
      svgOf({ ...samples.aWhy, from: { label: 'Q3', score: -10 }, to: { label: 'Q4', score: 56 }, effects }),
    );
    expect(said).toEqual(expect.arrayContaining(['Segment 11', '+11', '6 smaller ones', '+15']));
    expect(said).not.toContain('Segment 5');
  });
});

test('a distribution of other than eleven counts is refused', () => {
  expect(() => svgOf({ ...samples.aDistribution, counts: [1, 2] })).toThrow('11 counts');
});

test('a distribution of no answers has no shares', () => {
  const said = wordsIn(svgOf({ ...samples.aDistribution, counts: Array(11).fill(0) }));
  expect(said.filter((word) => word === '–')).toHaveLength(3);
});

test('a target with too few answers says so in place of a score', () => {
  const now = { ...samples.aTarget.now, score: null, low: null, high: null, n: 6, level: 'none' as const };
  expect(wordsIn(svgOf({ ...samples.aTarget, now }))).toContain('n=6: too few answers for a score');
});

describe('names of strangers', () => {
  test.each(HOSTILE.map((text) => [text.slice(0, 30), text]))('%s can be drawn anywhere', (_start, text) => {
    for (const picture of withText(text)) expect(() => new Resvg(svgOf(picture), NO_FONTS)).not.toThrow();
  });

  test('any text gives well-formed SVG in which it is text alone', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        for (const picture of withText(text)) {
          const tags = new Set([...svgOf(picture).matchAll(/<\/?([a-zA-Z]+)/g)].map(([, tag]) => tag));
          expect([...tags].filter((tag) => !TAGS.has(tag!))).toEqual([]);
        }
      }),
      { numRuns: 8 },
    );
  });

  test('what the font has no letters for is left out, and a name of such letters is a number of the table', () => {
    expect(drawable('Zürich 🚀 Ελλάδα Київ', WIDE, '-')).toBe('Zürich Ελλάδα Київ');
    expect(drawable('東京本社', WIDE, 'No. 3 in the table')).toBe('No. 3 in the table');
    expect(drawable('u\u0308ber', WIDE, '-')).toBe('über');
  });

  test.each(['M', 'W', 'i', 'Ж', '…', 'x '])('a long name of "%s" is cut where it is too wide', (letter) => {
    const room = { size: 18, bold: true, width: 200 };
    const shown = drawable(letter.repeat(500), room, '-');
    expect(shown).toMatch(/…$/);
    expect(widthOf(shown, room)).toBeLessThanOrEqual(200);
    expect(widthOf(`${shown}${letter}${letter}`, room)).toBeGreaterThan(200);
  });

  test.each(['MMMMMMMM WWWWWWW', 'Mittelständische Fertigung', 'iiiillll', 'Ελλάδα Київ 1,234 – 50 %'])(
    'the width of "%s" is what is drawn, but for the space around the letters',
    (words) => {
      for (const bold of [false, true]) {
        const drawn = drawnWidth(words, bold);
        expect(Math.abs(widthOf(words, { size: 100, bold }) - drawn)).toBeLessThan(20 + drawn / 50);
      }
    },
  );

  test('names of wide capitals run into nothing that stands beside them', () => {
    const names = ['MMMMMMMM WWWWWWW MMMMMMM', 'WWWWWWWWWWWWWWWWWWWWWWWWW', 'MMMMM MMMMM MMMMM'];
    const panels = Array.from({ length: 6 }, (_, i) => ({
      ...samples.bySegment.panels[0]!,
      name: names[i % 3]!,
    }));
    const ends = endsOf(svgOf({ ...samples.bySegment, panels }), /^[MW ]+…?$/);
    const starts = [...new Set(ends.map(({ x }) => x))].sort((a, b) => a - b);
    expect(starts).toHaveLength(3);
    for (const { x, end } of ends) expect(end).toBeLessThanOrEqual(starts.find((next) => next > x) ?? 800);
    const { effects } = samples.aWhy;
    const why = { ...samples.aWhy, effects: effects.map((one) => ({ ...one, label: names[1]! })) };
    for (const { end } of endsOf(svgOf(why), /^W+…?$/)) expect(end).toBeLessThan(28 + 236);
    const themes = samples.theThemes.themes.map((theme) => ({ ...theme, name: names[0]! }));
    for (const { end } of endsOf(svgOf({ ...samples.theThemes, themes }), /^[MW ]+…?$/))
      expect(end).toBeLessThan(28 + 250);
  });
});

test('a long title takes two lines, the second one cut', () => {
  expect(wrapped('one two three four', { size: 10, width: 45 }, 2)).toEqual(['one two', 'three f…']);
  expect(wrapped('unbreakable', { size: 10, width: 35 }, 2)).toEqual(['unbr…']);
  expect(wrapped('short', { size: 10, width: 45 }, 2)).toEqual(['short']);
});

test('a scale holds every value, stays within what a score can be, and has at least two steps', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -100, max: 100 })), (values) => {
      const { min, max, step } = scoreRange(values);
      for (const value of values) expect(value >= min && value <= max).toBe(true);
      expect(min).toBeGreaterThanOrEqual(-100);
      expect(max).toBeLessThanOrEqual(100);
      expect(max - min).toBeGreaterThanOrEqual(step * 2);
    }),
  );
});

// Reads the whole drawing without painting it.
const NO_FONTS = { font: { loadSystemFonts: false } };

const TAGS = new Set([
  'svg',
  'rect',
  'path',
  'text',
  'g',
  'style',
  'defs',
  'clipPath',
  'circle',
  'polyline',
  'polygon',
  'CDATA',
]);

function withText(text: string): Picture[] {
  return [
    {
      ...samples.aTrend,
      title: text,
      subtitle: text,
      points: samples.aTrend.points.map((point) => ({ ...point, label: text })),
    },
    { ...samples.bySegment, panels: samples.bySegment.panels.map((panel) => ({ ...panel, name: text })) },
    {
      ...samples.aWhy,
      from: { label: text, score: 30 },
      to: { label: text, score: 33 },
      effects: [{ label: text, kind: 'mix', points: 3 }],
    },
    { ...samples.theThemes, themes: [{ name: text, count: 3, impact: 1 }] },
    { ...samples.theTransitions, fromLabel: text, toLabel: text },
    { ...samples.aTarget, start: { label: text, score: 1 }, goal: { label: text, score: 9 } },
  ];
}
