import type { ActionsBlock, KnownBlock } from '@slack/types';
import { type FollowUpLine, followUpLine, moreWords } from './card/follow-up-line';
import { ACTIONS } from './ids';
import { button, context, header, type Message, section } from './text/message';
import { escapeMrkdwn, inline, plain } from './text/mrkdwn';
import { bullets, richText } from './text/rich-text';
import { count } from './text/words';

/** The words of /rnps by what people want of them, in the order in which help lists them. */
const GROUPS = {
  'Your customers': {
    queue:
      'What nobody has claimed yet, the soonest due first: `/rnps queue`, `/rnps queue cx`, `/rnps queue all`',
    mine: 'What is yours, by due time',
    team: 'Who has what, and what is overdue: `/rnps team`, `/rnps team cx`, `/rnps team all`',
    account: 'All about one account, by its name or domain: `/rnps account northwind`',
    offers:
      'What customers were offered and accepted; for leads, the committee and admins: `/rnps offers`, `/rnps offers quotable`',
  },
  'The score': {
    trend: 'Over time: `/rnps trend`, `/rnps trend 24 by plan`, `/rnps trend accounts`',
    why: 'What moved it in a month, and who answered: `/rnps why october`, `/rnps why by region`',
    target: 'How far it is to the target; the committee sets it: `/rnps target 50 by june`',
    sla: 'How the promise of contact was kept, by team: `/rnps sla`, `/rnps sla cx 6`, `/rnps sla october`',
    impact:
      'What came after people were contacted or told, against others alike: `/rnps impact`, `/rnps impact 6`',
    invited:
      'How many were asked and how many answered; the committee tells it: `/rnps invited october 1200`',
  },
  'What they say, and what we decide': {
    themes:
      'What customers speak of: `/rnps themes`, `/rnps themes billing`, `/rnps themes 6`; the committee changes the list with `/rnps themes edit`',
    report: 'The committee’s month: `/rnps report`, `/rnps report october`',
    initiatives: 'What was decided about themes: open, due and overdue, delivered and declined',
    digest: 'You asked, we delivered: drafts and what was published: `/rnps digest`, `/rnps digest october`',
    told: 'Who was told of what was delivered; for the committee: `/rnps told`, `/rnps told invoices`, `/rnps told survey`',
  },
  'The app': {
    status: 'How it is doing, and what to do if it is not well',
    mapping: 'Reads a survey tool another way, and parked answers again; for admins: `/rnps mapping NAME`',
    erase:
      'Removes a person and all that they said, here and in Slack; for admins: `/rnps erase person@company.com`',
    help: 'This list',
  },
} as const;

type Groups = typeof GROUPS;
export type CommandWord = { [K in keyof Groups]: keyof Groups[K] }[keyof Groups];

/** What each word does. */
export const COMMANDS = Object.assign({}, ...Object.values(GROUPS)) as Record<CommandWord, string>;

const LINES_MAX = 20;

/** What /rnps can do. */
export function renderHelp(): Message {
  const groups = Object.entries(GROUPS).map(([title, words]) => {
    const lines = Object.entries(words).map(([word, does]) => `\`/rnps ${word}\`  ${does}`);
    return section(`*${title}*\n${lines.join('\n')}`);
  });
  return {
    text: `What /rnps can do: ${Object.keys(COMMANDS).join(', ')}`,
    blocks: [...groups, context('Only you see the answers. My Home tab keeps your follow-ups at hand.')],
  };
}

interface FollowUpListModel {
  lines: FollowUpLine[];
  /** Those that are not listed too. */
  total: number;
  /** What "Export CSV" sends back, as the words of the command: "queue cx". */
  exports: string;
}

/** Unclaimed follow-ups of a team, the soonest due first. */
export function renderQueue(model: FollowUpListModel & { teamName: string }): Message {
  const team = inline(model.teamName, 60);
  if (model.total === 0) {
    const text = `Nothing is waiting in ${escapeMrkdwn(team)}: every follow-up has somebody.`;
    return { text, blocks: [section(text), exportButton(model.exports)] };
  }
  const title = `${count(model.total, 'follow-up')} waiting in ${team}`;
  return list(
    title,
    model,
    'The soonest due first. Claim one on its card; `/rnps team` shows who has the others.',
  );
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
    context(more ? `${more} in the export. ${advice}` : advice),
    exportButton(exports),
  ];
  return { text: escapeMrkdwn(title), blocks };
}

/** "Export CSV" beneath a list of follow-ups. */
export function exportButton(value: string): ActionsBlock {
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
