import { BANDS, type Band } from '../bands';
import { isId } from '../id';
import type { Month } from '../numbers/month-span';

/** The answers behind a figure of a month's report. */
export type AnswersBehind =
  | { kind: 'band'; band: Band }
  | { kind: 'theme'; themeId: string }
  | { kind: 'issue'; issueId: string }
  /** Of follow-ups whose promise fell due in the month and was not kept. */
  | { kind: 'late' }
  /** Of those who were contacted or told, and answered again in the twelve months up to this one. */
  | { kind: 'returned' };

/** A page, from 0, of the answers behind a figure. */
export interface AnswersAsked {
  month: Month;
  behind: AnswersBehind;
  page: number;
}

/** What a button carries, such as "2026-10:theme:billing:0". */
export function answersValue({ month, behind, page }: AnswersAsked): string {
  switch (behind.kind) {
    case 'band':
      return `${month}:band:${behind.band}:${page}`;
    case 'theme':
      return `${month}:theme:${behind.themeId}:${page}`;
    case 'issue':
      return `${month}:issue:${behind.issueId}:${page}`;
    case 'late':
      return `${month}:late::${page}`;
    case 'returned':
      return `${month}:returned::${page}`;
  }
}

/** The same read; null when it is none of ours. A forged button may carry anything. */
export function readAnswersValue(value: string): AnswersAsked | null {
  const [, month, kind, id, page] =
    /^(\d{4}-(?:0[1-9]|1[0-2])):(band|theme|issue|late|returned):([a-z0-9_-]{0,60}):(\d{1,5})$/.exec(value) ??
    [];
  const behind = kind === undefined ? null : behindOf(kind, id!);
  return behind && { month: month as Month, behind, page: Number(page) };
}

function behindOf(kind: string, id: string): AnswersBehind | null {
  switch (kind) {
    case 'band': {
      const band = BANDS.find((one) => one === id);
      return band ? { kind, band } : null;
    }
    case 'theme':
      return id ? { kind, themeId: id } : null;
    case 'issue':
      return isId(id) ? { kind, issueId: id } : null;
    case 'returned':
      return { kind };
    default:
      return { kind: 'late' };
  }
}
