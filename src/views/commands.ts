import type { ActionsBlock, KnownBlock } from '@slack/types';
import { type FollowUpLine, followUpLine, moreWords } from './card/follow-up-line';
import { ACTIONS } from './ids';
import { button, context, header, type Message, section } from './text/message';
import { escapeMrkdwn, inline, plain } from './text/mrkdwn';
import { bullets, richText } from './text/rich-text';
import { count } from './text/words';

/** The words of /rnps, in the order in which help lists them. */
export const COMMANDS = {
  queue:
    'Follow-ups of your team that nobody has claimed yet, the most pressing first; `/rnps queue cx`, `/rnps queue all`',
  mine: 'Follow-ups that are yours, by due time',
  account: 'All about one account: its answers, follow-ups and facts, by its name or domain',
  trend:
    'The score over time, with what can be said of it: `/rnps trend`, `/rnps trend 24 by plan`, `/rnps trend accounts`',
  why: 'What moved the score of a month, and who answered: `/rnps why october`, `/rnps why by region`',
  target: 'How far it is to the target; the committee sets it: `/rnps target 50 by june`',
  impact:
    'Did it work: what came after people were contacted or told, against others alike: `/rnps impact`, `/rnps impact 6`',
  sla: 'How the promise of contact was kept, by team: `/rnps sla`, `/rnps sla cx 6`, `/rnps sla october`',
  invited: 'How many were asked and how many answered; the committee tells it: `/rnps invited october 1200`',
  report: 'The committee’s month, with what moved since it was made: `/rnps report`, `/rnps report october`',
  themes:
    'What customers speak of, and the answers behind it: `/rnps themes`, `/rnps themes billing`, `/rnps themes 6`; the committee changes the list with `/rnps themes edit`',
  digest:
    'You asked, we delivered: what was delivered, drafted for the committee, and what was published: `/rnps digest`, `/rnps digest october`',
  initiatives:
    'What the committee decided about themes: what is open, due and overdue, delivered and declined',
  offers:
    'What customers were offered and what they accepted, and promoters who may be quoted; for leads, the committee and admins: `/rnps offers`, `/rnps offers quotable`',
  told: 'Who asked for what was delivered and was told of it; for the committee: `/rnps told`, `/rnps told invoices`, and for the next survey `/rnps told survey`',
  status: 'How the app is doing, and what to do about it if it is not well',
  mapping:
    'Tries another way to read a survey tool, and reads parked answers again; for admins: `/rnps mapping NAME`',
  erase:
    'Removes a person and all that they said, here and in Slack; for admins: `/rnps erase person@company.com`',
  help: 'This list',
} as const;
export type CommandWord = keyof typeof COMMANDS;

const LINES_MAX = 20;

/** What /rnps can do. */
export function renderHelp(): Message {
  const lines = Object.entries(COMMANDS).map(([word, does]) => `\`/rnps ${word}\`  ${does}`);
  return {
    text: `What /rnps can do: ${Object.keys(COMMANDS).join(', ')}`,
    blocks: [
      section(`*What I can do for you*\n${lines.join('\n')}`),
      context('Only you see the answers. My Home tab keeps your follow-ups at hand.'),
    ],
  };
}

interface FollowUpListModel {
  lines: FollowUpLine[];
  /** Those that are not listed too. */
  total: number;
  /** What "Export CSV" sends back, as the words of the command: "queue cx". */
  exports: string;
}

/** Unclaimed follow-ups of a team, most pressing first. */
export function renderQueue(model: FollowUpListModel & { teamName: string }): Message {
  const team = inline(model.teamName, 60);
  if (model.total === 0) {
    const text = `Nothing is waiting in ${escapeMrkdwn(team)}: every follow-up has somebody.`;
    return { text, blocks: [section(text), exportButton(model.exports)] };
  }
  const title = `${count(model.total, 'follow-up')} waiting in ${team}`;
  return list(title, model, 'Claim one on its card.');
}

/** Follow-ups of the person who asks, by due time. */
export function renderMine(model: FollowUpListModel): Message {
  if (model.total === 0) {
    const text = 'Nothing is waiting on you. `/rnps queue` shows what your team could use a hand with.';
    return { text: 'Nothing is waiting on you.', blocks: [section(text), exportButton(model.exports)] };
  }
  const title = `${count(model.total, 'follow-up')} waiting on you`;
  return list(title, model, 'Log a contact on the card as soon as you have talked.');
}

function list(title: string, { lines, total, exports }: FollowUpListModel, advice: string): Message {
  const shown = lines.slice(0, LINES_MAX);
  const more = moreWords(total, shown.length);
  const blocks: KnownBlock[] = [
    header(title),
    ...(shown.length > 0 ? [richText(bullets(shown.map((one) => followUpLine(one))))] : []),
    context(more ? `${more}. ${advice}` : advice),
    exportButton(exports),
  ];
  return { text: escapeMrkdwn(title), blocks };
}

function exportButton(value: string): ActionsBlock {
  return {
    type: 'actions',
    elements: [button(ACTIONS.followUpsExport, 'Export CSV', value)],
  };
}

/** An answer for a word that is not one of ours. `nearest` is null when nothing is near. */
export function renderUnknown(word: string, nearest: CommandWord | null): Message {
  const guess = nearest ? `Did you mean \`/rnps ${nearest}\`?` : '`/rnps help` lists what I know.';
  return {
    text: 'I do not know that word. Try /rnps help.',
    blocks: [{ type: 'section', text: plain(`I do not know "${inline(word, 40)}".`, 3000) }, section(guess)],
  };
}

/** An answer for a team that is not one of the config's. */
export function renderUnknownTeam(named: string, teams: string[]): Message {
  const words = `There is no team "${inline(named, 40)}". Teams are: ${teams.map((team) => inline(team, 40)).join(', ')}.`;
  return {
    text: 'I do not know that team.',
    blocks: [{ type: 'section', text: plain(words, 3000) }],
  };
}
