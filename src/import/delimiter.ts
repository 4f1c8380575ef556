import { UserError } from '../domain/errors';

const DELIMITERS = [',', ';', '\t'] as const;
const NAMES: Record<string, string> = { ',': 'commas', ';': 'semicolons', '\t': 'tabs' };

export interface Delimiter {
  delimiter: string;
  /** Characters before the header: a line such as `sep=;` that only tells Excel the delimiter. */
  skip: number;
}

/**
 * The one delimiter of a file, by its header alone; several at once would cut comments short. UserError when the
 * header leaves it open.
 */
export function delimiterOf(file: string, start: string): Delimiter {
  const told = /^sep=(.)\n/.exec(start);
  if (told) return { delimiter: told[1]!, skip: told[0].length };
  const counts = countOutsideQuotes(start);
  const most = Math.max(...counts.values());
  const best = DELIMITERS.filter((delimiter) => counts.get(delimiter) === most);
  if (most === 0) return { delimiter: ',', skip: 0 };
  if (best.length === 1) return { delimiter: best[0]!, skip: 0 };
  throw new UserError(
    `${file}: the header has as many ${best.map((one) => NAMES[one]).join(' as ')}, so it is open which of them separates its columns. ` +
      'Put a line such as "sep=;" before it.',
  );
}

function countOutsideQuotes(text: string): Map<string, number> {
  const counts = new Map<string, number>(DELIMITERS.map((delimiter) => [delimiter, 0]));
  let quoted = false;
  for (const char of text) {
    if (char === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (char === '\n') break;
    else if (counts.has(char)) counts.set(char, counts.get(char)! + 1);
  }
  return counts;
}

/** In words, for what is told of a file. */
export function delimiterInWords(delimiter: string): string {
  return NAMES[delimiter] ?? `“${delimiter}”`;
}
