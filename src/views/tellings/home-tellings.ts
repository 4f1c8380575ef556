import type { KnownBlock } from '@slack/types';
import { TITLE_MAX } from '../../domain/committee/initiative';
import { ACTIONS } from '../ids';
import { context, section } from '../text/message';
import { clipByLength, inline, plain } from '../text/mrkdwn';
import { count } from '../text/words';
import { people } from './telling-model';

/** Whom somebody is to tell of what was delivered. */
export interface HomeTellings {
  /** Whose they are: the viewer's Slack id. */
  whose: string;
  /** What was delivered last comes first; those with somebody left to tell. */
  mine: { initiativeId: string; title: string; notTold: number }[];
  /** Everybody's who are not told, for the committee; null: the viewer is not of it. */
  untold: number | null;
}

const SHOWN = 3;

/** How many people wait for the viewer to tell them. */
export function toTell({ mine }: HomeTellings): number {
  return mine.reduce((sum, { notTold }) => sum + notTold, 0);
}

/** In App Home: whom the viewer is to tell, and for the committee how many are left; nothing where nobody is. */
export function homeTellingBlocks(model: HomeTellings): KnownBlock[] {
  const { whose, mine, untold } = model;
  const more = mine.length - SHOWN;
  const own: KnownBlock[] =
    mine.length === 0
      ? []
      : [
          section(`*Customers to tell (${toTell(model).toLocaleString('en-US')})*`),
          ...mine.slice(0, SHOWN).map(({ initiativeId, title, notTold }): KnownBlock => {
            const shown = inline(title, TITLE_MAX) || '-';
            return {
              type: 'section',
              text: plain(`${shown}\n${people(notTold)} at your customers`, 3000),
              accessory: {
                type: 'button',
                action_id: ACTIONS.tellings,
                text: plain('Tell them…', 75),
                value: `${initiativeId}:${whose}:0`,
                accessibility_label: clipByLength(`Tell them: ${shown}`, 75),
              },
            };
          }),
          ...(more > 0 ? [context(`and ${count(more, 'initiative')} more, each in its own message`)] : []),
        ];
  const all =
    untold === null || untold === 0
      ? []
      : [
          context(
            `Of everything delivered, ${people(untold)} ${untold === 1 ? 'is' : 'are'} not told yet. \`/rnps told\` says who has them.`,
          ),
        ];
  return own.length + all.length === 0 ? [] : [{ type: 'divider' }, ...own, ...all];
}
