import type { KnownBlock } from '@slack/types';
import { TITLE_MAX } from '../../domain/committee/initiative';
import { ACTIONS } from '../ids';
import type { InitiativeModel } from '../initiatives/initiative-model';
import { stateElements } from '../initiatives/initiative-parts';
import { buttonAbout } from '../text/message';
import { inline } from '../text/mrkdwn';
import { bold, line, link, richText, words } from '../text/rich-text';

/** What the committee can decide about a theme, or has decided. */
export interface ThemeDecision {
  /** YYYY-MM of the report. */
  month: string;
  themeId: string;
  themeName: string;
  /** The initiative that is open. */
  open: InitiativeModel | null;
  /** The reader may decide. */
  mayDecide: boolean;
}

/** The open initiative of a theme, or the two buttons of whoever may decide about it. */
export function decisionBlocks({ month, themeId, themeName, open, mayDecide }: ThemeDecision): KnownBlock[] {
  if (open)
    return [
      richText(
        line(
          words('Initiative: '),
          bold(inline(open.title, TITLE_MAX)),
          words(' · '),
          ...stateElements(open),
          ...(open.permalink ? [words(' · '), link(open.permalink, 'See it')] : []),
        ),
      ),
    ];
  if (!mayDecide) return [];
  const decision = (actionId: string, label: string) =>
    buttonAbout(actionId, label, `${month}:${themeId}`, themeName);
  return [
    {
      type: 'actions',
      elements: [
        decision(ACTIONS.makeInitiative, 'Make initiative'),
        decision(ACTIONS.declineTheme, 'Decline'),
      ],
    },
  ];
}
