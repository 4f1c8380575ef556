import { SEGMENTS } from '../../domain/numbers/segments';
import { type Message, section } from '../text/message';
import { inline, plain } from '../text/mrkdwn';

const USAGE = {
  trend: `\`/rnps trend\`, \`/rnps trend 6\`, \`/rnps trend by plan\`, \`/rnps trend 24 by region accounts\`. By: ${SEGMENTS.join(', ')}. Views: respondents, accounts, arr.`,
  why: `\`/rnps why\`, \`/rnps why october\`, \`/rnps why 2026-10 by plan\`, \`/rnps why q3\`. By: ${SEGMENTS.join(', ')}.`,
  invited: '`/rnps invited october 1200`, `/rnps invited 2026-10 1,200`, `/rnps invited october none`.',
  impact: '`/rnps impact`, `/rnps impact 6`, `/rnps impact 1 year`.',
} as const;

/** An answer to a word that is none of ours, with the one that was most likely meant. */
export function renderNumbersUsage(
  command: keyof typeof USAGE,
  { word, meant }: { word: string; meant: string | null },
): Message {
  const guess = meant ? ` Did you mean ${meant}?` : '';
  return {
    text: `I do not know that word. Try /rnps ${command}.`,
    blocks: [
      { type: 'section', text: plain(`I do not know "${inline(word, 40)}" here.${guess}`, 3000) },
      section(`Say it like this: ${USAGE[command]}`),
    ],
  };
}

/** `was`: "40 by June 2027", and the command that sets it again; null when there was none, or its month is over. */
type Dropped = { kind: 'dropped'; was: { name: string; command: string | null } | null };

/** An answer about the target where there are no numbers to show. */
export function renderTargetSet(
  said: { kind: 'none' } | Dropped | { kind: 'unclear'; why: 'shape' | 'score' | 'past' },
): Message {
  const words = targetWords(said);
  return { text: words, blocks: [section(words)] };
}

function droppedWords({ was }: Dropped): string {
  if (!was) return `There was no target. ${HOW}`;
  const again = was.command ? `\`${was.command}\` sets it again, as from today.` : HOW;
  return `✓ There is no target any more: it was ${was.name}. ${again}`;
}

const HOW = 'The committee sets one with `/rnps target 50 by june`.';

function targetWords(said: Parameters<typeof renderTargetSet>[0]): string {
  if (said.kind === 'none') return `There is no target. ${HOW}`;
  if (said.kind === 'dropped') return droppedWords(said);
  switch (said.why) {
    case 'shape':
      return 'Say a score and a month: `/rnps target 50 by june`, `/rnps target 50 by 2027-06`; or `/rnps target none`.';
    case 'score':
      return 'A score lies between \u2212100 and 100: `/rnps target 50 by june`.';
    case 'past':
      return 'That month is over, or more than five years ahead. Say one to come: `/rnps target 50 by june`.';
  }
}
