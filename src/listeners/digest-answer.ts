import type { DigestResult } from '../use-cases/digests/change-digest';
import { digestRefusalWords, NO_DIGEST_WORDS } from '../views/digest/digest-refusals';

/** Words for a digest that did not change; null when it did. */
export function wordsForDigest(result: DigestResult): string | null {
  switch (result.kind) {
    case 'done':
      return null;
    case 'gone':
      return NO_DIGEST_WORDS;
    case 'refused':
      return digestRefusalWords(result.refusal);
  }
}
