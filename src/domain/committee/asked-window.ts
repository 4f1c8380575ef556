/** How far back somebody asked: a year holds the latest answer of everybody who is asked once in one. */
export const ASKED_MONTHS = 12;

/**
 * When customers asked for what was closed: the twelve months up to the moment when it was marked delivered or declined.
 * Whoever asked meanwhile for what is there already has not heard of it either.
 */
export function askedWindow(closedAt: Date): { from: Date; to: Date } {
  const from = new Date(closedAt);
  from.setUTCMonth(from.getUTCMonth() - ASKED_MONTHS);
  return { from, to: closedAt };
}
