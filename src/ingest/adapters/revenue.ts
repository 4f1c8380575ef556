// Three digits after a single sign may be thousands or thousandths: 84.500 is 84500 to one half of the world.
const PLAIN = /^\d{1,15}(?:\.(?!\d{3}$)\d{1,6})?$/;
const BY_COMMAS = /^\d{1,3}(?:(?:,\d{3})+\.\d{1,2}|(?:,\d{3}){2,})$/;
const BY_DOTS = /^\d{1,3}(?:(?:\.\d{3})+,\d{1,2}|(?:\.\d{3}){2,})$/;

/**
 * ARR as a number where a text says it in one way only, such as 96000.5, 96,000.00 or 1.200.000; anything else stays what
 * it is, and is none. What came as a number is one.
 */
export function arrFrom(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const text = value.trim();
  if (PLAIN.test(text)) return Number(text);
  if (BY_COMMAS.test(text)) return Number(text.replaceAll(',', ''));
  if (BY_DOTS.test(text)) return Number(text.replaceAll('.', '').replace(',', '.'));
  return value;
}
