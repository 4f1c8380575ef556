import type { Button, KnownBlock, RichTextSection } from '@slack/types';
import { aboutValue, TITLE_MAX } from '../../domain/committee/initiative';
import { ACTIONS } from '../ids';
import type { InitiativeModel } from '../initiatives/initiative-model';
import { initiativeButton, reasonOf, stateElements } from '../initiatives/initiative-parts';
import { buttonAbout } from '../text/message';
import { inline } from '../text/mrkdwn';
import { bold, line, link, richText, when, words } from '../text/rich-text';

/** What the committee can decide about a theme, or has decided. */
export interface ThemeDecision {
  /** YYYY-MM of the report. */
  month: string;
  themeId: string;
  themeName: string;
  /** What was decided last. */
  last: InitiativeModel | null;
  /** The reader may decide. */
  mayDecide: boolean;
}

/** What was decided about a theme last, and the buttons of whoever may decide about it. */
export function decisionBlocks(decision: ThemeDecision): KnownBlock[] {
  const { last, mayDecide } = decision;
  const said = last ? [richText(...lastLines(last))] : [];
  if (!mayDecide || last?.status === 'open') return said;
  return [...said, { type: 'actions', elements: buttons(decision) }];
}

function lastLines(last: InitiativeModel): RichTextSection[] {
  const reason = reasonOf(last);
  const at = last.closedAt ? [words(' on '), when(last.closedAt, undefined, '{date_short_pretty}')] : [];
  return [
    line(
      words(last.status === 'open' ? 'Initiative: ' : 'Decided: '),
      bold(inline(last.title, TITLE_MAX)),
      words(' · '),
      ...stateElements(last),
      ...at,
      ...(last.permalink ? [words(' · '), link(last.permalink, 'See it')] : []),
    ),
    ...(reason ? [line(words(`Why not: ${reason}`))] : []),
  ];
}

// What stands declined is not declined again, but taken up.
function buttons({ month, themeId, themeName, last }: ThemeDecision): Button[] {
  if (last?.status === 'declined') return [initiativeButton(last, 'reopen')];
  const value = aboutValue({ month, theme: themeId, from: 'themes' });
  return [
    buttonAbout(ACTIONS.makeInitiative, 'Make initiative', value, themeName),
    buttonAbout(ACTIONS.declineTheme, 'Decline', value, themeName),
  ];
}
