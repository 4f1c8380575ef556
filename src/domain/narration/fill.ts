import { PLACEHOLDER } from './check-sentence';

/** Named values, already formatted: `nps` to "+12 (n = 240)". */
export type Facts = Readonly<Record<string, string>>;

/** Puts the facts into a sentence, once: a fact that reads like a placeholder stays as it is. Throws on an unknown name. */
export function fill(sentence: string, facts: Facts): string {
  return sentence.replace(PLACEHOLDER, (_, name: string) => {
    if (!Object.hasOwn(facts, name))
      throw new Error(`There is no fact "${name}" for the sentence: ${sentence}`);
    return facts[name]!;
  });
}
