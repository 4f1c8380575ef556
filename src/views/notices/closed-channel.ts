import type { ClosedWhy } from '../../domain/channel-state';
import { escapeMrkdwn, inline } from '../text/mrkdwn';
import { count } from '../text/words';

/** A channel of the config that takes nothing now. */
export interface ClosedChannelModel {
  name: string;
  why: ClosedWhy;
  since: Date;
  /** The channel that takes its cards meanwhile; null: they wait. */
  goesTo: string | null;
  cards: number;
  others: number;
}

const WHY: Record<ClosedWhy, string> = {
  archived: 'is archived',
  app_removed: 'does not have the app in it any more',
  missing: 'is not there any more, or is private without the app in it',
  shared: 'is now shared with another organisation, who would read what customers wrote',
  restricted: 'lets only some people post, and the app is not one of them',
};

const REMEDY: Record<ClosedWhy, string> = {
  archived: 'Unarchive it in Slack, or name another channel in rnps.config.yaml and restart.',
  app_removed: 'Say /invite @rNPS Loop in it.',
  missing:
    'Create it again under this name, invite the app if it is private, or name another in rnps.config.yaml and restart.',
  shared:
    'End the sharing, name another channel in rnps.config.yaml, or allow this one under sharedChannels and restart.',
  restricted: 'Let the app post there in the channel’s settings, then press Try again.',
};

/** "#rnps-cx is archived" */
export function closedWords({ name, why }: Pick<ClosedChannelModel, 'name' | 'why'>): string {
  return `#${inline(name, 80)} ${WHY[why]}`;
}

export function remedyWords({ why }: Pick<ClosedChannelModel, 'why'>): string {
  return REMEDY[why];
}

/** How much waits for it, or where it goes. */
export function waitingWords({ goesTo, cards, others }: Omit<ClosedChannelModel, 'why' | 'since'>): string {
  if (goesTo !== null) return `Its cards go to #${inline(goesTo, 80)} meanwhile.`;
  if (cards === 0 && others === 0) return 'Nothing waits for it yet.';
  const rest = others > 0 ? ` and ${count(others, 'other message')}` : '';
  return `${count(cards, 'card')}${rest} ${cards + others === 1 ? 'waits' : 'wait'} for it; nothing is lost.`;
}

/** The same for mrkdwn, where a channel's name is a stranger's text. */
export function escaped(words: string): string {
  return escapeMrkdwn(words);
}
