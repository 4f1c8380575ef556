import type { KnownBlock } from '@slack/types';
import { ACTIONS } from '../ids';
import { button, section } from '../text/message';
import { inline } from '../text/mrkdwn';
import { bold, line, link, richText, words } from '../text/rich-text';
import { digestTitle } from './digest-parts';

/** A draft, and for what it waits as one of the committee sees it. */
export interface WaitingDigest {
  id: string;
  revision: number;
  periodName: string;
  /** `reader`: for somebody who wrote nothing on it, which the viewer did. */
  waitsFor: 'you' | 'another' | 'reader' | 'publishing';
  permalink: string | null;
}

const WAITS: Record<WaitingDigest['waitsFor'], string> = {
  you: '⚑ waits for your approval',
  another: 'you approved it; waits for somebody else',
  reader: 'waits for somebody who wrote nothing on it',
  publishing: '✓ approved; it can be published',
};

/** In App Home; there is one of a period. */
export const DIGESTS_SHOWN = 3;

/** Drafts of what customers are told, for whoever may approve them; nothing where there is none. */
export function homeDigestBlocks(digests: readonly WaitingDigest[]): KnownBlock[] {
  if (digests.length === 0) return [];
  return [
    { type: 'divider' },
    section('*Before customers are told*'),
    ...digests.slice(0, DIGESTS_SHOWN).flatMap((one): KnownBlock[] => {
      const title = inline(digestTitle(one), 120);
      const see = one.permalink ? [words(' · '), link(one.permalink, 'Approve or edit it')] : [];
      return [
        richText(line(bold(title)), line(words(WAITS[one.waitsFor]), ...see)),
        {
          type: 'actions',
          elements: [
            {
              ...button(ACTIONS.previewDigest, 'Preview', `${one.id}:${one.revision}`),
              accessibility_label: `Preview: ${title}`.slice(0, 75),
            },
          ],
        },
      ];
    }),
  ];
}
