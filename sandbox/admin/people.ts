import type { Context } from '../context';
import { userChanged } from '../gestures/events';
import { GestureRefused } from '../gestures/refusal';
import type { Person } from '../state/model';

interface Status {
  /** A shortcode with its colons; empty for none. */
  emoji: string;
  text: string;
  /** Unix seconds of the business clock; 0 for a status that stays. */
  expiresAt: number;
}

const NO_STATUS: Status = { emoji: '', text: '', expiresAt: 0 };

/** Changes what Slack knows about a person, and tells the app (user_change). */
export function changePerson(ctx: Context, id: string, patch: Partial<Person>): void {
  const before = ctx.workspace.data.people.get(id);
  if (!before) throw new GestureRefused('user_not_found');
  const person = { ...before, ...patch, id, updated: Math.floor(ctx.now() / 1000) };
  ctx.workspace.commit({ kind: 'person', person });
  void userChanged(ctx, id);
}

/** Null clears the status. */
export function setStatus(ctx: Context, id: string, status: Status | null): void {
  const { emoji, text, expiresAt } = status ?? NO_STATUS;
  if (emoji !== '' && !/^:[\w+-]+:$/.test(emoji))
    throw new GestureRefused('profile_status_set_failed_not_valid_emoji');
  changePerson(ctx, id, { statusEmoji: emoji, statusText: text, statusExpiration: expiresAt });
}

/** Ends the account, and whatever form the person had open, or brings it back. */
export function setDeactivated(ctx: Context, id: string, deleted: boolean): void {
  const person = ctx.workspace.data.people.get(id);
  if (person?.isBot) throw new GestureRefused('user_is_bot');
  if (person?.deleted === deleted) return;
  if (deleted && !othersThan(ctx, id)) throw new GestureRefused('cannot_deactivate_the_last_person');
  changePerson(ctx, id, { deleted });
  if (deleted && ctx.workspace.data.modals.get(id)?.length) {
    ctx.workspace.commit({ kind: 'modals', userId: id, stack: [] });
  }
}

// Nobody would be left to bring anybody back.
function othersThan(ctx: Context, id: string): boolean {
  return [...ctx.workspace.data.people.values()].some((p) => p.id !== id && !p.isBot && !p.deleted);
}

/** True while somebody has a status that will end. */
export function awaitsExpiry(ctx: Context): boolean {
  return [...ctx.workspace.data.people.values()].some((p) => p.statusExpiration > 0);
}

/** Clears each status whose time has come, as Slack does by itself; returns how many. `nowMs` is business time. */
export function expireStatuses(ctx: Context, nowMs: number): number {
  const over = [...ctx.workspace.data.people.values()].filter(
    (p) => p.statusExpiration > 0 && p.statusExpiration * 1000 <= nowMs,
  );
  for (const { id } of over) setStatus(ctx, id, null);
  return over.length;
}
