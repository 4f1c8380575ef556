import { ends, type Word, wordsOf } from './words';

/** A phrase that was found: words `from` to `to` (the last one is in it). */
export interface Found<T> {
  from: number;
  to: number;
  value: T;
}

interface Node<T> {
  next: Map<string, Node<T>>;
  /** `*`: any one word. */
  any: Node<T> | null;
  /** `...`: up to GAP_MAX words. */
  gap: Node<T> | null;
  values: T[];
}

const GAP_MAX = 3;

/** Phrases by their stems. `*` in a phrase stands for any word, `...` for up to three; neither may begin or end it. */
export class PhraseBook<T> {
  private readonly root: Node<T> = emptyNode();
  /** Stems that some phrase holds. */
  readonly stems = new Set<string>();

  /** Also as people shorten it: "did not arrive" is found in "didn't arrive". */
  add(phrase: string, value: T): void {
    const parts = partsOf(phrase);
    this.addParts(parts, value);
    const shortened = shortenedParts(parts);
    if (shortened.length < parts.length) this.addParts(shortened, value);
  }

  private addParts(parts: readonly string[], value: T): void {
    let node = this.root;
    for (const part of parts) {
      if (part === '*') node = node.any ??= emptyNode();
      else if (part === '...') node = node.gap ??= emptyNode();
      else {
        this.stems.add(part);
        let next = node.next.get(part);
        if (!next) {
          next = emptyNode();
          node.next.set(part, next);
        }
        node = next;
      }
    }
    if (node !== this.root) node.values.push(value);
  }

  /** Every phrase in these words, in order of where it begins; none goes past the end of a sentence. */
  find(words: readonly Word[]): Found<T>[] {
    const found: Found<T>[] = [];
    for (let from = 0; from < words.length; from++) {
      const node = this.root.next.get(words[from]!.stem);
      if (node) walk(node, words, { from, at: from }, found);
    }
    return found;
  }
}

function walk<T>(
  node: Node<T>,
  words: readonly Word[],
  { from, at }: { from: number; at: number },
  found: Found<T>[],
) {
  for (const value of node.values) found.push({ from, to: at, value });
  const next = words[at + 1];
  if (!next || ends(words[at]!)) return;
  const straight = node.next.get(next.stem);
  if (straight) walk(straight, words, { from, at: at + 1 }, found);
  if (node.any) walk(node.any, words, { from, at: at + 1 }, found);
  if (node.gap) skip(node.gap, words, { from, at }, found);
}

function skip<T>(
  node: Node<T>,
  words: readonly Word[],
  { from, at }: { from: number; at: number },
  found: Found<T>[],
) {
  for (let to = at + 1; to <= at + 1 + GAP_MAX; to++) {
    const word = words[to];
    if (!word || ends(words[to - 1]!)) return;
    const after = node.next.get(word.stem);
    if (after) walk(after, words, { from, at: to }, found);
  }
}

function emptyNode<T>(): Node<T> {
  return { next: new Map(), any: null, gap: null, values: [] };
}

function partsOf(phrase: string): string[] {
  return phrase
    .trim()
    .split(/\s+/)
    .flatMap((part) => (part === '*' || part === '...' ? [part] : wordsOf(part).map((word) => word.stem)));
}

/** What a verb and its "not" become when they are said as one word, by the stem of the verb. */
const SHORTENED: Readonly<Record<string, string>> = {
  do: 'dont',
  did: 'didnt',
  is: 'isnt',
  are: 'arent',
  was: 'wasnt',
  were: 'werent',
  have: 'havent',
  has: 'hasnt',
  had: 'hadnt',
  will: 'wont',
  would: 'wouldnt',
  could: 'couldnt',
  should: 'shouldnt',
};

function shortenedParts(parts: readonly string[]): string[] {
  return parts.flatMap((part, at) => {
    if (part === 'not' && Object.hasOwn(SHORTENED, parts[at - 1] ?? '')) return [];
    const joined = parts[at + 1] === 'not' && Object.hasOwn(SHORTENED, part) ? SHORTENED[part]! : part;
    return [joined];
  });
}

/** The phrases of a text that parts them by commas and lines. */
export function listed(text: string): string[] {
  return text
    .split(/[,\n]/)
    .map((phrase) => phrase.trim())
    .filter(Boolean);
}

/** A book of phrases of which it only matters where they stand. */
export function bookOf(phrases: string): PhraseBook<true> {
  const book = new PhraseBook<true>();
  for (const phrase of listed(phrases)) book.add(phrase, true);
  return book;
}
