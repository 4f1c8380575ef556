import { bandOf } from '../domain/bands';
import { priorityOf } from '../domain/priority';
import { THEMES } from './data/theme-weights';
import { leaveAlone } from './leave-alone';
import type { Random } from './random';
import { OUTAGE_DAYS_AGO } from './score-trend';
import { settleRecent } from './settle-recent';
import { pickOwner, type StaffMember } from './staff';
import type { SampleAccount, SampleFate, SamplePerson, SampleResponse, TeamKey } from './types';
import { workOn } from './work-on';
import { dueAt } from './working-hours';

const DAY_MS = 86_400_000;
const RECENT_DAYS = 10;

/** One follow-up with everything that decides what becomes of it. */
export interface FollowUpCase {
  response: SampleResponse;
  person: SamplePerson;
  owner: StaffMember;
  team: TeamKey;
  dueAt: Date;
  /** The fate of a follow-up that nobody has touched. */
  untouched: SampleFate;
}

/** What the teams did about each response: the old ones are done, the last ten days are work in progress. */
export function makeFates(
  { random, alone }: { random: Random; alone: Random },
  responses: readonly SampleResponse[],
  people: readonly SamplePerson[],
  accounts: readonly SampleAccount[],
  now: Date,
): SampleFate[] {
  const personById = new Map(people.map((each) => [each.externalId, each]));
  const accountById = new Map(accounts.map((each) => [each.externalId, each]));
  const cases = responses.map((response): FollowUpCase => {
    const person = personById.get(response.personExternalId)!;
    const account = accountById.get(response.accountExternalId)!;
    const team = teamOf(response);
    const { score, comment } = response;
    const facts = { ...account, band: bandOf(score), score, comment, recurring: false, role: person.role };
    const untouched: SampleFate = {
      sourceResponseId: response.sourceResponseId,
      team,
      priority: priorityOf(facts, response.receivedAt).level,
      ownerEmail: null,
      claimedAt: null,
      contacts: [],
      resolved: null,
    };
    const owner = pickOwner(random, team, account);
    return { response, person, owner, team, dueAt: dueAt(response.receivedAt), untouched };
  });
  const isRecent = ({ response }: FollowUpCase) =>
    now.getTime() - response.receivedAt.getTime() < RECENT_DAYS * DAY_MS;
  const fates = new Map(
    cases.filter((each) => !isRecent(each)).map((each) => [each, settleOld(random, each, now)]),
  );
  for (const [each, fate] of leaveAlone(alone, fates, nextScores(cases), now)) fates.set(each, fate);
  for (const [each, fate] of settleRecent(random, cases.filter(isRecent), now)) fates.set(each, fate);
  return cases.map((each) => fates.get(each)!);
}

function nextScores(cases: readonly FollowUpCase[]): Map<FollowUpCase, number> {
  const next = new Map<FollowUpCase, number>();
  const last = new Map<SamplePerson, FollowUpCase>();
  const byAnswer = [...cases].sort(
    (a, b) => a.response.answeredAt.getTime() - b.response.answeredAt.getTime(),
  );
  for (const each of byAnswer) {
    const before = last.get(each.person);
    if (before) next.set(before, each.response.score);
    last.set(each.person, each);
  }
  return next;
}

// By the comment's theme, else by band: an unhappy customer to CX, a lukewarm one to Success, a happy one to Sales.
function teamOf({ theme, score }: SampleResponse): TeamKey {
  const byTheme = theme && THEMES[theme].team;
  if (byTheme) return byTheme;
  const byBand = { detractor: 'cx', passive: 'success', promoter: 'sales' } as const;
  return byBand[bandOf(score)];
}

function settleOld(random: Random, each: FollowUpCase, now: Date): SampleFate {
  const daysAgo = (now.getTime() - each.response.receivedAt.getTime()) / DAY_MS;
  // Two years ago four in five were called in time, now more than nine in ten; the weeks of the outage were too much.
  const flooded = daysAgo < OUTAGE_DAYS_AGO && daysAgo > OUTAGE_DAYS_AGO - 50 ? 0.18 : 0;
  const onTime = random.chance(0.95 - 0.16 * (daysAgo / 730) - flooded);
  if (bandOf(each.response.score) !== 'promoter' && random.chance(0.04)) {
    return workOn(random, each, { until: now, reach: 'gave_up', onTime: false });
  }
  return workOn(random, each, { until: now, reach: 'resolved', onTime });
}
