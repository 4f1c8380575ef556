import { textHash } from '../themes/annotation';
import type { Draft } from './draft';

/** By which a form of a reply knows again what the customer had said when it was shown. */
export function saidHash(comment: string | null): string {
  return textHash(comment ?? '');
}

/** By which the subject and the text of a draft are known again, where nobody has touched them. */
export function draftHashes({ subject, body }: Draft): string[] {
  return [textHash(subject.trim()), textHash(body.trim())];
}
