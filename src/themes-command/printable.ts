/** Characters that move the cursor, colour, ring or turn the direction of what follows. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]+/gu;

/** Text of a file as it may be shown in a terminal: on one line, and with nothing that a terminal would act upon. */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, ' ').replace(/\s+/gu, ' ').trim();
}
