import { type Month, monthName } from './numbers/month-span';

/** A part of something that the app does by itself, such as `page` of `report:2026-10`. */
export interface Work {
  /** `report:MONTH`, `digest_draft:MONTH`, `digest:ID`, or `messages:DAY` for all other messages. */
  topic: string;
  /** `made`, `page`, `file:FORMAT`, `message:KEY` (of the outbox). */
  step: string;
}

/** Work that failed in the app's own code, and has not been done since. */
export interface StuckWork extends Work {
  /** Its kind and code, without a word of its message. */
  error: string;
  attempts: number;
  since: Date;
  /** Not tried any more by itself. */
  parked: boolean;
}

/** So often something is tried that fails in our own code: over about fifty minutes, with the waits below. */
export const TRIES_MAX = 10;
export const FIRST_WAIT_MS = 30_000;
export const LONGEST_WAIT_MS = 600_000;

/** What cannot be done, such as "The report of October 2026 cannot be made." */
export function stuckWords({ topic, step }: Work): string {
  const [kind, subject = ''] = topic.split(':');
  switch (kind) {
    case 'report':
      return reportWords(step, monthName(subject as Month));
    case 'digest_draft':
      return `The digest of ${monthName(subject as Month)} cannot be drafted.`;
    case 'digest':
      return step.startsWith('file:')
        ? `The file for customers (${step.slice('file:'.length)}) of a digest cannot be written.`
        : 'The message of a digest cannot be put into words.';
    default:
      return 'A message cannot be put into words.';
  }
}

function reportWords(step: string, month: string): string {
  if (step === 'made') return `The report of ${month} cannot be made.`;
  if (step === 'page') return `The page of the report of ${month} cannot be written.`;
  return step.startsWith('message:report_part:')
    ? `What stands in the thread of the report of ${month} cannot be put into words.`
    : `The message of the report of ${month} cannot be put into words.`;
}

/** How somebody has it tried again at once, besides the button; null: the button alone. */
export function commandFor(topic: string): string | null {
  const [kind, subject = ''] = topic.split(':');
  if (kind === 'report') return `/rnps report ${subject}`;
  return kind === 'digest_draft' ? `/rnps digest ${subject}` : null;
}
