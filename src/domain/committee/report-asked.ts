import type { Month } from '../numbers/month-span';

/** What became of asking for a month's report. */
export type AskedReport =
  | { kind: 'there'; month: Month }
  /** It comes then. */
  | { kind: 'not_yet'; month: Month; dueAt: Date }
  | { kind: 'future'; month: Month }
  /** Nobody had answered by its end. */
  | { kind: 'nothing'; month: Month }
  /** Its comments are being read. */
  | { kind: 'reading'; month: Month };
