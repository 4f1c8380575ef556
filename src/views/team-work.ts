import type { KnownBlock } from '@slack/types';
import { type FollowUpLine, followUpLine, moreWords } from './card/follow-up-line';
import { exportButton } from './commands';
import { numbersTable } from './numbers/numbers-parts';
import { context, header, type Message, section } from './text/message';
import { escapeMrkdwn, inline } from './text/mrkdwn';
import { bullets, richText } from './text/rich-text';
import { count } from './text/words';

/** What a team has under way, and with whom. */
export interface TeamWorkModel {
  teamName: string;
  people: { name: string; toReach: number; overdue: number; waiting: number; reached: number }[];
  /** Those whom nobody has reached yet, by due time. */
  lines: FollowUpLine[];
  /** Those that are not listed too. */
  total: number;
  /** Those that nobody has. */
  unclaimed: number;
  /** What "Export CSV" sends back, as the words of the command. */
  exports: string;
}

const HEADS = [
  { title: 'Who', align: 'left' as const },
  ...['To reach', 'Overdue', 'Waiting', 'To resolve'].map((title) => ({
    title,
    align: 'right' as const,
  })),
];
const LINES_MAX = 10;

/** Who has what, and what of it is due next. */
export function renderTeam(model: TeamWorkModel): Message {
  const team = inline(model.teamName, 80);
  const nobody =
    model.unclaimed === 0
      ? 'Nothing waits for somebody to claim it.'
      : `${count(model.unclaimed, 'more follow-up')} that nobody has: \`/rnps queue\`.`;
  if (model.people.length === 0) {
    const text = `Nobody in ${escapeMrkdwn(team)} has a follow-up under way.`;
    return { text, blocks: [section(text), context(nobody)] };
  }
  const all = model.people.reduce((sum, { toReach, reached }) => sum + toReach + reached, 0);
  const title = `${team}: ${count(all, 'follow-up')} with ${count(model.people.length, 'person', 'people')}`;
  const shown = model.lines.slice(0, LINES_MAX);
  const more = moreWords(model.total, shown.length);
  const rows = model.people.map((one) => [
    one.name,
    ...[one.toReach, one.overdue, one.waiting, one.reached].map((n) => n.toLocaleString('en-US')),
  ]);
  const next: KnownBlock[] =
    shown.length === 0
      ? [section('Every customer of theirs was reached.')]
      : [section('*Still to be reached*, the soonest due first'), richText(bullets(shown.map(followUpLine)))];
  return {
    text: escapeMrkdwn(title),
    blocks: [
      header(title),
      ...numbersTable(HEADS, rows, 'block'),
      ...next,
      context(more ? `${more} in the export. ${nobody}` : nobody),
      exportButton(model.exports),
    ],
  };
}
