const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const WINDOW = 256;

/**
 * Graphemes of the text, found in windows: a step of Intl.Segmenter takes time in proportion to the whole string
 * (10 s for 100,000 characters), and whoever answers a survey chooses its length. The last grapheme of a window may
 * go on after it, so the next window starts with it.
 */
export function* graphemesOf(text: string): Generator<string> {
  let from = 0;
  let width = WINDOW;
  while (from < text.length) {
    const end = from + width;
    const cutsPair = /[\uD800-\uDBFF]/.test(text[end - 1] ?? '');
    const window = text.slice(from, cutsPair ? end + 1 : end);
    const found = Array.from(graphemes.segment(window), ({ segment }) => segment);
    if (from + window.length < text.length) found.pop();
    yield* found;
    from += found.join('').length;
    width = found.length === 0 ? width * 2 : WINDOW;
  }
}
