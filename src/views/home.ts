import type { HomeView, KnownBlock } from '@slack/types';
import { shortButtons } from './card/follow-up-buttons';
import { type FollowUpLine, followUpLine } from './card/follow-up-line';
import { homeDigestBlocks, type WaitingDigest } from './digest/digest-home';
import { ACTIONS } from './ids';
import type { InitiativeModel } from './initiatives/initiative-model';
import { homeInitiativeBlocks } from './initiatives/initiatives-list';
import { type ClosedChannelModel, closedWords, escaped, waitingWords } from './notices/closed-channel';
import { type UnmatchedModel, unmatchedBlocks } from './notices/unmatched';
import { type HomeNumbers, homeNumbersBlocks } from './numbers/home-numbers';
import { pageBlocks } from './paging';
import { seeGivenUp } from './status';
import { type HomeTellings, homeTellingBlocks, toTell } from './tellings/home-tellings';
import { people } from './tellings/telling-model';
import { context, header, section } from './text/message';
import { escapeMrkdwn, inline, plain } from './text/mrkdwn';
import { richText } from './text/rich-text';
import { count } from './text/words';

/** What one person sees in App Home. */
export interface HomeModel {
  viewerName: string;
  /** A page of the viewer's unresolved follow-ups by due time. */
  mine: FollowUpLine[];
  /** From 0. */
  minePage: number;
  minePages: number;
  mineTotal: number;
  mineOverdue: number;
  /** The viewer's teams, the ones they lead first, with the most pressing of what nobody has; empty for somebody in none. */
  teams: { name: string; unclaimed: number; overdue: number; queue: FollowUpLine[] }[];
  /** Those that the viewer has, by due date. */
  initiatives: { items: InitiativeModel[]; total: number };
  /** Whom the viewer is to tell of what was delivered. */
  tellings: HomeTellings;
  /** Drafts of what customers are told; empty for whoever may not approve them. */
  digests: WaitingDigest[];
  numbers: HomeNumbers;
  /** Null for everybody but admins. */
  admin: {
    parked: number;
    outboxWaiting: number;
    deadLetters: number;
    warnings: number;
    /** Channels that take nothing now. */
    closed: ClosedChannelModel[];
    /** Answers of no account, the newest of them. */
    unmatched?: UnmatchedModel;
  } | null;
}

/** Of the viewer's own work at once. */
export const MINE_PAGE = 10;
/** Of what nobody has in a team. */
export const QUEUE_SHOWN = 3;
const CLOSED_MAX = 5;

/** App Home: my follow-ups by due time, the team's counts, my initiatives, and for admins the health of the app. */
export function renderHome(model: HomeModel): HomeView {
  const blocks: KnownBlock[] = [
    header(`Hello, ${inline(model.viewerName, 60)}`),
    section(greeting(model)),
    ...mineBlocks(model),
    ...teamBlocks(model.teams),
    ...homeInitiativeBlocks(model.initiatives),
    ...homeTellingBlocks(model.tellings),
    ...homeDigestBlocks(model.digests),
    { type: 'divider' },
    ...homeNumbersBlocks(model.numbers),
    ...adminBlocks(model.admin),
    { type: 'divider' },
    {
      type: 'actions',
      elements: [{ type: 'button', action_id: ACTIONS.homeRefresh, text: plain('Refresh', 75) }],
    },
  ];
  return { type: 'home', blocks };
}

function greeting({ mineTotal, mineOverdue, tellings }: HomeModel): string {
  const untold = toTell(tellings);
  if (mineTotal === 0 && untold > 0)
    return `No follow-up is waiting on you; ${people(untold)} at your customers ${untold === 1 ? 'waits' : 'wait'} to be told what was delivered.`;
  if (mineTotal === 0) return 'Nobody is waiting on you.';
  const overdue = mineOverdue > 0 ? `, *${mineOverdue} overdue*` : ', none overdue';
  const waiting = mineTotal === 1 ? 'One customer is' : `${mineTotal.toLocaleString('en-US')} customers are`;
  return `${waiting} counting on you${overdue}.`;
}

// Beyond these a Home would be longer than Slack takes; the queue of each is a command away.
const TEAMS_MAX = 5;

function teamBlocks(teams: HomeModel['teams']): KnownBlock[] {
  return teams.slice(0, TEAMS_MAX).flatMap((team) => {
    const name = escapeMrkdwn(inline(team.name, 60));
    if (team.unclaimed === 0 && team.overdue === 0)
      return [context(`${name}: everything is claimed, nothing is overdue.`)];
    const unclaimed = `${count(team.unclaimed, 'follow-up')} waiting for somebody to claim`;
    const heading = context(
      `${name}: ${unclaimed}, ${team.overdue} overdue. \`/rnps queue\` lists them, \`/rnps team\` who has the others.`,
    );
    return [{ type: 'divider' } as const, heading, ...team.queue.slice(0, QUEUE_SHOWN).flatMap(queueBlocks)];
  });
}

function queueBlocks(one: FollowUpLine): KnownBlock[] {
  const facts = {
    followUpId: one.followUpId,
    state: one.state,
    band: one.band,
    hasDueTime: one.sla.kind !== 'none',
    comment: null,
  };
  return [
    richText(followUpLine(one)),
    shortButtons(one.followUpId, ['claim'], inline(one.accountName, 25), facts),
  ];
}

function mineBlocks(model: HomeModel): KnownBlock[] {
  if (model.mineTotal === 0) {
    return [section('When you claim a follow-up, it waits here for you, the soonest due first.')];
  }
  return [
    ...model.mine.slice(0, MINE_PAGE).flatMap((one) => itemBlocks(one)),
    ...pageBlocks({
      page: model.minePage,
      pages: model.minePages,
      back: { actionId: ACTIONS.homeNewer, label: 'Sooner due' },
      on: { actionId: ACTIONS.homeOlder, label: 'Later due' },
      of: `, of ${count(model.mineTotal, 'follow-up')} of yours, the soonest due first`,
    }),
  ];
}

function itemBlocks(one: FollowUpLine): KnownBlock[] {
  const contacted = one.state.kind === 'contacted';
  const verbs = contacted ? (['resolve', 'logContact'] as const) : (['logContact', 'resolve'] as const);
  const facts = {
    followUpId: one.followUpId,
    state: one.state,
    band: one.band,
    hasDueTime: one.sla.kind !== 'none',
    // What it is about is corrected on the card, where the comment can be read.
    comment: null,
  };
  const buttons = shortButtons(one.followUpId, [...verbs], inline(one.accountName, 25), facts);
  return [richText(followUpLine(one)), buttons];
}

function adminBlocks(admin: HomeModel['admin']): KnownBlock[] {
  if (!admin) return [];
  const troubles = admin.parked + admin.deadLetters + admin.warnings + admin.closed.length;
  const verdict = troubles === 0 ? '✓ All is well' : '⚑ Needs a look: `/rnps status` says what to do';
  return [
    { type: 'divider' },
    section(`*Health of the app* (admins see this)\n${verdict}`),
    context(
      `${count(admin.parked, 'delivery', 'deliveries')} parked · ${count(admin.outboxWaiting, 'message')} waiting to go out · ` +
        `${count(admin.deadLetters, 'message')} given up · ${count(admin.warnings, 'warning')}`,
    ),
    ...admin.closed
      .slice(0, CLOSED_MAX)
      .map((one) => section(`⚑ *${escaped(closedWords(one))}.* ${escaped(waitingWords(one))}`)),
    ...(admin.deadLetters + admin.closed.length > 0 ? [seeGivenUp()] : []),
    ...(admin.unmatched ? unmatchedBlocks(admin.unmatched) : []),
  ];
}
