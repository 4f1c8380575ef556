/** How tools say yes to "may we quote you?": Formbricks' consent question says accepted. */
export const YES_WORDS = ['true', 'yes', 'accepted'];

/**
 * What an answer tells of consent to be quoted: null when it tells nothing, and then what is known stays. Whatever is
 * there and is none of the words is a no.
 */
export function readConsent(value: unknown, yes: readonly string[] = YES_WORDS): boolean | null {
  if (value === undefined) return null;
  const isWord = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  return isWord && yes.includes(String(value).trim().toLowerCase());
}
