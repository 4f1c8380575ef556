import type { Rung } from '../domain/sla';

/**
 * What is owed to Slack, never how it looks: it is rendered when it is sent, so that a message that waited
 * shows the present truth and sending it twice is a harmless edit.
 */
export type Intent =
  | { kind: 'card'; followUpId: string }
  /** `was`: the outbox row of the card that it replaces. */
  | { kind: 'pointer'; followUpId: string; was: string }
  | { kind: 'comment'; followUpId: string; responseId: string }
  | { kind: 'history'; followUpId: string; historyId: string }
  | { kind: 'nudge'; followUpId: string; cycle: number; rung: Rung; late: boolean; to: string }
  | { kind: 'lead_note'; followUpId: string; to: string };

/** One key a message: enqueueing a key again asks for an edit of the same message. */
export function keyOf(intent: Intent): string {
  switch (intent.kind) {
    case 'card':
      return `card:${intent.followUpId}`;
    case 'pointer':
      return `pointer:${intent.followUpId}:${intent.was}`;
    case 'comment':
      return `comment:${intent.responseId}`;
    case 'history':
      return `history:${intent.historyId}`;
    case 'nudge':
      return `nudge:${intent.followUpId}:${intent.cycle}:${intent.rung}:${intent.to}`;
    case 'lead_note':
      return `lead_note:${intent.followUpId}:${intent.to}`;
  }
}

/** The message under which this one hangs; null for one that stands alone. */
export function threadOf(intent: Intent): string | null {
  switch (intent.kind) {
    case 'comment':
    case 'history':
      return keyOf({ kind: 'card', followUpId: intent.followUpId });
    case 'card':
    case 'pointer':
    case 'nudge':
    case 'lead_note':
      return null;
  }
}

/** Lower goes first within a lane: a person who is owed a nudge waits for nobody's thread. */
export const URGENCY = { nudge: 5, card: { urgent: 10, high: 20, normal: 30, low: 40 }, thread: 25 } as const;
