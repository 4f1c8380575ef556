import { type Args, count, optionalText } from './arguments';
import { SlackError } from './slack-error';

export interface Page<T> {
  items: T[];
  nextCursor: string;
}

/** One page of a list by Slack's opaque cursors; an unknown cursor is refused. */
export function page<T>(all: T[], args: Args, limits: { fallback: number; max: number }): Page<T> {
  const size = count(args, 'limit', limits);
  const cursor = optionalText(args, 'cursor');
  const from = cursor ? offsetOf(cursor) : 0;
  const to = from + size;
  return { items: all.slice(from, to), nextCursor: to < all.length ? cursorAt(to) : '' };
}

function cursorAt(offset: number): string {
  return Buffer.from(`next:${offset}`).toString('base64');
}

function offsetOf(cursor: string): number {
  const found = /^next:(\d+)$/.exec(Buffer.from(cursor, 'base64').toString('utf8'));
  if (!found) throw new SlackError('invalid_cursor');
  return Number(found[1]);
}
