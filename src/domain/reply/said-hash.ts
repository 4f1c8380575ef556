import { textHash } from '../themes/annotation';

/** By which a form of a reply knows again what the customer had said when it was shown. */
export function saidHash(comment: string | null): string {
  return textHash(comment ?? '');
}
