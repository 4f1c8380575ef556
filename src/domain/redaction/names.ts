import { COMMON_WORDS, COMPANY_ENDINGS, PARTICLES } from './common-words';
import { fold } from './fold';
import type { Span } from './span';

type NameKind = 'PERSON' | 'ACCOUNT';
interface Ending {
  kind: NameKind;
  /** `any`: however it is written; `capital`: as a name is written; `inside`: so, and not as a sentence's first word. */
  needs: 'any' | 'capital' | 'inside';
}
interface Branch {
  next: Map<string, Branch>;
  ending: Ending | null;
}

/** The names that are looked for, as a tree of their words. Made once, used for any number of comments. */
export interface NameBook {
  root: Branch;
}

export const NO_NAMES: NameBook = { root: { next: new Map(), ending: null } };

/** No name is longer; what follows is not looked at. */
const LONGEST_NAME = 12;

/**
 * A whole name of two words or more counts however it is written. A part of a person's name, or a company of one word,
 * counts with a capital; one that is an English word too ("Will", "Box") also not at the start of a sentence. Other names
 * of companies count in small letters as well.
 */
export function nameBook(names: { people?: readonly string[]; accounts?: readonly string[] }): NameBook {
  const root: Branch = { next: new Map(), ending: null };
  for (const name of names.people ?? []) addPerson(root, wordsOf(name));
  for (const name of names.accounts ?? []) addAccount(root, wordsOf(name));
  return { root };
}

function addPerson(root: Branch, words: Word[]): void {
  const texts = words.map((word) => word.text);
  add(root, texts, { kind: 'PERSON', needs: texts.length > 1 ? 'any' : needsOfWord(texts[0]) });
  if (texts.length < 2) return;
  add(root, [texts.at(-1)!, ...texts.slice(0, -1)], { kind: 'PERSON', needs: 'any' });
  for (const part of texts) {
    if (part.length < 3 || PARTICLES.has(part)) continue;
    add(root, [part], { kind: 'PERSON', needs: needsOfWord(part) });
  }
}

function addAccount(root: Branch, words: Word[]): void {
  const texts = words.map((word) => word.text);
  const named = texts.filter((text, i) => i === 0 || !COMPANY_ENDINGS.has(text));
  for (const version of [texts, named]) {
    const isCommon = version.length === 1 && (COMMON_WORDS.has(version[0]!) || version[0]!.length < 4);
    add(root, version, { kind: 'ACCOUNT', needs: isCommon ? 'inside' : 'any' });
  }
}

function needsOfWord(word: string | undefined): Ending['needs'] {
  return word !== undefined && COMMON_WORDS.has(word) ? 'inside' : 'capital';
}

const EASIEST = { any: 0, capital: 1, inside: 2 };

function add(root: Branch, words: string[], ending: Ending): void {
  if (words.length === 0 || words.length > LONGEST_NAME || words.join('').length < 2) return;
  let branch = root;
  for (const word of words) {
    let next = branch.next.get(word);
    if (!next) {
      next = { next: new Map(), ending: null };
      branch.next.set(word, next);
    }
    branch = next;
  }
  if (!branch.ending || EASIEST[ending.needs] < EASIEST[branch.ending.needs]) branch.ending = ending;
}

interface Word {
  text: string;
  start: number;
  end: number;
  isCapital: boolean;
}

// Scripts that write no spaces give a word for each sign.
const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{N}]+?(?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[^\p{L}\p{N}]|$)/gu;

function wordsOf(text: string): Word[] {
  return wordsInFolded(fold(text).text);
}

/** The words of a name or a text as they are compared. */
export function comparedWords(text: string): string[] {
  return wordsOf(text).map((word) => word.text);
}

function wordsInFolded(text: string): Word[] {
  return [...text.matchAll(WORD)].map(({ 0: word, index }) => ({
    text: word.toLowerCase(),
    start: index,
    end: index + word.length,
    isCapital: !/^\p{Ll}/u.test(word),
  }));
}

/** Names of the book in a folded text, the longest where several begin. */
export function findNames(text: string, { root }: NameBook): Span[] {
  if (root.next.size === 0) return [];
  const words = wordsInFolded(text);
  const found: Span[] = [];
  for (let i = 0; i < words.length; i++) {
    const match = longestFrom(words, i, root, text);
    if (!match) continue;
    found.push({ kind: match.kind, start: words[i]!.start, end: words[match.last]!.end });
    i = match.last;
  }
  return found;
}

function longestFrom(
  words: Word[],
  first: number,
  root: Branch,
  text: string,
): { last: number; kind: NameKind } | null {
  let branch: Branch | undefined = root;
  let best: { last: number; kind: NameKind } | null = null;
  for (let i = first; i < words.length && i < first + LONGEST_NAME; i++) {
    if (i > first && !/^[\s.,'&_-]{0,3}$/.test(text.slice(words[i - 1]!.end, words[i]!.start))) break;
    branch = branch.next.get(words[i]!.text);
    if (!branch) break;
    if (branch.ending && isWrittenAsName(words[first]!, branch.ending, text))
      best = { last: i, kind: branch.ending.kind };
  }
  return best;
}

function isWrittenAsName(word: Word, { needs }: Ending, text: string): boolean {
  if (needs === 'any') return true;
  return word.isCapital && (needs === 'capital' || !startsSentence(text, word.start));
}

function startsSentence(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 8), at).trimEnd();
  return (
    before === '' || /[.!?:;"()\-•*>\n]$/.test(before) || /\n\s*$/.test(text.slice(Math.max(0, at - 8), at))
  );
}
