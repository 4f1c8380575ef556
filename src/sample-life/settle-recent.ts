import { bandOf } from '../domain/bands';
import type { FollowUpCase } from './make-fates';
import type { Random } from './random';
import type { SampleFate, TeamKey } from './types';
import { type WorkPlan, workOn } from './work-on';

type Reach = WorkPlan['reach'];

/** How far each comes, in turn, newest first within a team. */
const IN_TURN: Record<'running' | 'past' | 'promoter', readonly Reach[]> = {
  running: ['open', 'claimed', 'open', 'contacted', 'tried', 'open', 'resolved'],
  past: ['contacted', 'resolved', 'resolved'],
  promoter: ['open', 'resolved', 'resolved', 'claimed', 'resolved', 'resolved', 'resolved'],
};
const TEAMS: readonly TeamKey[] = ['cx', 'product', 'success', 'sales'];
const OVERDUE: readonly Reach[] = ['open', 'claimed', 'tried'];
/** Work in progress, promoters included: enough to fill every list, few enough to look like a good team. */
const UNRESOLVED = { min: 26, max: 33 };

/**
 * The last days' follow-ups in every state: some open and not yet due, three overdue, the rest on their way. What the
 * hours of the owners do not allow stays where it got.
 */
export function settleRecent(
  random: Random,
  cases: readonly FollowUpCase[],
  now: Date,
): Map<FollowUpCase, SampleFate> {
  const fates = new Map<FollowUpCase, SampleFate>();
  const settle = (each: FollowUpCase, reach: Reach) =>
    fates.set(each, workOn(random, each, { until: now, reach, onTime: true }));
  const kindOf = ({ response, dueAt }: FollowUpCase) =>
    bandOf(response.score) === 'promoter' ? 'promoter' : dueAt > now ? 'running' : 'past';

  const newestFirst = [...cases].sort(
    (a, b) => b.response.receivedAt.getTime() - a.response.receivedAt.getTime(),
  );
  const overdue = latestOfDistinctTeams(newestFirst.filter((each) => kindOf(each) === 'past'));
  const turns = new Map<string, number>();
  for (const each of newestFirst) {
    const kind = kindOf(each);
    const late = overdue.indexOf(each);
    const turn = turns.get(`${each.team}/${kind}`) ?? 0;
    if (late === -1) turns.set(`${each.team}/${kind}`, turn + 1);
    settle(each, late === -1 ? IN_TURN[kind][turn % IN_TURN[kind].length]! : OVERDUE[late]!);
  }

  const movable = newestFirst.filter((each) => !overdue.includes(each)).reverse();
  const spare = (each: FollowUpCase) => !isLastOfItsState(each, fates);
  for (const each of missingStates(fates)) {
    // Leaving one alone whose time is up would make it overdue.
    const late = each.state === 'open' || each.state === 'claimed' ? 'past' : null;
    for (const candidate of movable.filter(({ team }) => team === each.team)) {
      const before = fates.get(candidate)!;
      if (!spare(candidate) || kindOf(candidate) === late) continue;
      settle(candidate, each.state);
      if (stateName(fates.get(candidate)!) === each.state) break;
      fates.set(candidate, before);
    }
  }

  const unresolved = () => [...fates.values()].filter((fate) => !fate.resolved).length;
  const inOrder = (kinds: readonly string[]) =>
    kinds.flatMap((kind) => movable.filter((each) => kindOf(each) === kind));
  for (const each of inOrder(['promoter', 'running', 'past'])) {
    if (unresolved() <= UNRESOLVED.max) break;
    if (!fates.get(each)!.resolved && spare(each)) settle(each, 'resolved');
  }
  for (const each of inOrder(['past', 'promoter', 'running'])) {
    if (unresolved() >= UNRESOLVED.min) break;
    if (fates.get(each)!.resolved && spare(each)) settle(each, 'contacted');
  }
  return fates;
}

type State = 'open' | 'claimed' | 'contacted' | 'resolved';
const STATES: readonly State[] = ['resolved', 'contacted', 'claimed', 'open'];

function missingStates(fates: ReadonlyMap<FollowUpCase, SampleFate>): { team: TeamKey; state: State }[] {
  const all = [...fates.values()];
  return TEAMS.flatMap((team) =>
    STATES.filter((state) => !all.some((fate) => fate.team === team && stateName(fate) === state)).map(
      (state) => ({
        team,
        state,
      }),
    ),
  );
}

function latestOfDistinctTeams(newestFirst: readonly FollowUpCase[]): FollowUpCase[] {
  const chosen: FollowUpCase[] = [];
  for (const each of newestFirst) {
    if (chosen.length < OVERDUE.length && !chosen.some(({ team }) => team === each.team)) chosen.push(each);
  }
  return chosen;
}

// Every channel keeps at least one follow-up in each state.
function isLastOfItsState(each: FollowUpCase, fates: ReadonlyMap<FollowUpCase, SampleFate>): boolean {
  const state = stateName(fates.get(each)!);
  return ![...fates].some(
    ([other, fate]) => other !== each && other.team === each.team && stateName(fate) === state,
  );
}

function stateName({ resolved, contacts, claimedAt }: SampleFate): State {
  if (resolved) return 'resolved';
  if (contacts.some(({ reached }) => reached)) return 'contacted';
  return claimedAt ? 'claimed' : 'open';
}
