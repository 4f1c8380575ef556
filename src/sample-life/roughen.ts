import type { Random } from './random';

/** Some people type in a hurry: a few in lower case without a full stop, a few with slips of the finger. */
export function roughen(random: Random, text: string): string {
  const roll = random.next();
  if (roll < 0.06) return text.toLowerCase().replace(/\.$/, '');
  if (roll < 0.1) return withSlips(random, text);
  return text;
}

function withSlips(random: Random, text: string): string {
  const words = text.replace(/'/g, '').split(' ');
  const long = words.flatMap((word, index) => (/^\p{L}{5,}$/u.test(word) ? [index] : []));
  for (const index of random.shuffle(long).slice(0, 2)) {
    const word = words[index]!;
    const at = random.int(1, word.length - 3);
    words[index] = random.chance(0.6)
      ? word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2)
      : word.slice(0, at) + word.slice(at + 1);
  }
  return words.join(' ');
}
