import { z } from 'zod';
import type { Deps } from '../deps';
import type { ClickPlace } from './say-privately';

/** Answers a click on one of our buttons or menus; `body` is read by `readClick`. */
export type ActionHandler = (deps: Deps, args: { body: unknown; ack: () => Promise<void> }) => Promise<void>;

const click = z.object({
  user: z.object({ id: z.string() }),
  trigger_id: z.string(),
  channel: z.object({ id: z.string() }).optional(),
  message: z.object({ ts: z.string().optional(), thread_ts: z.string().optional() }).optional(),
  view: z.object({ type: z.string(), id: z.string().optional() }).optional(),
  actions: z
    .array(
      z.object({ value: z.string().optional(), selected_option: z.object({ value: z.string() }).nullish() }),
    )
    .min(1),
});

export interface Click extends ClickPlace {
  /** A button's value or a menu's choice; empty when there is none. */
  value: string;
  inHome: boolean;
}

/** The parts of a block_actions payload that we use; throws (zod) on anything else. */
export function readClick(body: unknown): Click {
  const parsed = click.parse(body);
  const action = parsed.actions[0]!;
  return {
    userId: parsed.user.id,
    triggerId: parsed.trigger_id,
    channelId: parsed.channel?.id ?? null,
    threadTs: threadOf(parsed.message),
    modalId: parsed.view?.type === 'modal' ? (parsed.view.id ?? null) : null,
    value: action.selected_option?.value ?? action.value ?? '',
    inHome: parsed.view?.type === 'home',
  };
}

// A card with replies names itself as its thread; whoever clicked it in the channel would miss an answer in there.
function threadOf(message: { ts?: string; thread_ts?: string } | undefined): string | null {
  return message?.thread_ts && message.thread_ts !== message.ts ? message.thread_ts : null;
}

/** The page, from 0, that a button's value names; the first for anything else. */
export function pageIn(value: string): number {
  return /^\d{1,6}$/.test(value) ? Number(value) : 0;
}
