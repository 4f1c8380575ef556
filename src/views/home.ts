import type { HomeView, KnownBlock } from '@slack/types';
import { shortButtons } from './follow-up-buttons';
import { type FollowUpLine, followUpLine, moreWords } from './follow-up-line';
import { ACTIONS } from './ids';
import { context, header, section } from './message';
import { escapeMrkdwn, inline, plain } from './mrkdwn';
import { richText } from './rich-text';
import { count } from './words';

/** What one person sees in App Home. */
export interface HomeModel {
  viewerName: string;
  /** The viewer's unresolved follow-ups by due time; the first 20 are shown. */
  mine: FollowUpLine[];
  mineTotal: number;
  mineOverdue: number;
  /** The viewer's team; null for somebody in none. */
  team: { name: string; unclaimed: number; overdue: number } | null;
  /** Null for everybody but admins. */
  admin: { parked: number; outboxWaiting: number; deadLetters: number; warnings: number } | null;
}

const SHOWN_MAX = 20;

/** App Home: my follow-ups by due time, the team's counts, and for admins the health of the app. */
export function renderHome(model: HomeModel): HomeView {
  const blocks: KnownBlock[] = [
    header(`Hello, ${inline(model.viewerName, 60)}`),
    section(greeting(model)),
    ...teamBlocks(model.team),
    { type: 'divider' },
    ...mineBlocks(model),
    ...adminBlocks(model.admin),
    { type: 'divider' },
    {
      type: 'actions',
      elements: [{ type: 'button', action_id: ACTIONS.homeRefresh, text: plain('Refresh', 75) }],
    },
  ];
  return { type: 'home', blocks };
}

function greeting({ mineTotal, mineOverdue }: HomeModel): string {
  if (mineTotal === 0) return 'All clear: nobody is waiting on you.';
  const overdue = mineOverdue > 0 ? `, *${mineOverdue} overdue*` : ', none overdue';
  const waiting = mineTotal === 1 ? 'One customer is' : `${mineTotal.toLocaleString('en-US')} customers are`;
  return `${waiting} counting on you${overdue}.`;
}

function teamBlocks(team: HomeModel['team']): KnownBlock[] {
  if (!team) return [];
  const name = escapeMrkdwn(inline(team.name, 60));
  if (team.unclaimed === 0 && team.overdue === 0)
    return [context(`${name}: everything is claimed, nothing is overdue.`)];
  const unclaimed = `${count(team.unclaimed, 'follow-up')} waiting for somebody to claim`;
  return [context(`${name}: ${unclaimed}, ${team.overdue} overdue. See them with \`/rnps queue\`.`)];
}

function mineBlocks(model: HomeModel): KnownBlock[] {
  if (model.mineTotal === 0) {
    return [section('When you claim a follow-up, it waits here for you, the most pressing first.')];
  }
  const shown = model.mine.slice(0, SHOWN_MAX);
  const more = moreWords(model.mineTotal, shown.length);
  return [...shown.flatMap((one) => itemBlocks(one)), ...(more ? [context(`${more}: \`/rnps mine\``)] : [])];
}

function itemBlocks(one: FollowUpLine): KnownBlock[] {
  const contacted = one.state.kind === 'contacted';
  const verbs = contacted ? (['resolve', 'logContact'] as const) : (['logContact', 'resolve'] as const);
  return [richText(followUpLine(one)), shortButtons(one.followUpId, [...verbs], inline(one.accountName, 25))];
}

function adminBlocks(admin: HomeModel['admin']): KnownBlock[] {
  if (!admin) return [];
  const troubles = admin.parked + admin.deadLetters + admin.warnings;
  const verdict = troubles === 0 ? '✓ All is well' : '⚑ Needs a look: `/rnps status` says what to do';
  return [
    { type: 'divider' },
    section(`*Health of the app* (admins see this)\n${verdict}`),
    context(
      `${count(admin.parked, 'delivery', 'deliveries')} parked · ${count(admin.outboxWaiting, 'message')} waiting to go out · ` +
        `${count(admin.deadLetters, 'message')} given up · ${count(admin.warnings, 'warning')}`,
    ),
  ];
}
