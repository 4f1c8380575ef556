import type { KnownBlock } from '@slack/types';
import type { ReportFigures } from '../../domain/committee/report';
import { answersValue } from '../../domain/committee/report-answers';
import type { Comparison } from '../../domain/impact/impact';
import { impactFinding, percentPoints, rangeWords } from '../../domain/impact/impact-words';
import { shownSides } from '../../domain/impact/shown';
import { ACTIONS } from '../ids';
import { bounceSentence } from '../numbers/impact';
import { buttonAbout, section } from '../text/message';
import { escapeMrkdwn } from '../text/mrkdwn';

/** What came after people were contacted or told, with the way to what they said; nothing where nobody was. */
export function impactBlocks({ month, impact }: ReportFigures): KnownBlock[] {
  if (!impact || touchedIn(impact.change) === 0) return [];
  const value = answersValue({ month, behind: { kind: 'returned' }, page: 0 });
  return [
    {
      ...section(
        `*Did it work*\n${impactSentences(impact).map(escapeMrkdwn).join(' ')} \`/rnps impact\` shows all of it.`,
      ),
      accessory: buttonAbout(ACTIONS.reportReturned, 'See the answers', value, 'Did it work'),
    },
  ];
}

/** The finding of twelve months, what detractors did, and the bounce that was to be expected. */
export function impactSentences(impact: NonNullable<ReportFigures['impact']>): string[] {
  const { change, leftDetractors: left } = impact;
  if (change.reporting === 'none') return [`${impactFinding(impact)}.`];
  const detractors = left.reporting === 'none' ? null : leftWords(left);
  const bounce = `${bounceSentence(change.bounce)} Who is contacted is not chance. Twelve months up to and with this one.`;
  return [`${impactFinding(impact)}.`, detractors, bounce].filter((one) => one !== null);
}

function leftWords(left: Extract<Comparison, { difference: number }>): string {
  const shown = shownSides(left, 'share');
  return (
    `Of the detractors ${percent(shown.touched)} are detractors no longer (n=${left.touched.n.toLocaleString('en-US')}), of others alike ` +
    `${percent(shown.others)} (n=${left.others.n.toLocaleString('en-US')}): ${percentPoints(shown.difference)} points, ` +
    `${rangeWords(left.interval, 'share')}.`
  );
}

function touchedIn({ touched }: Comparison): number {
  return touched.n + touched.unmatched;
}

const percent = (share: number) => `${Math.round(100 * share)}%`;
