import { bandOf } from '../domain/bands';
import {
  type ContactNote,
  NOT_REACHED,
  OUTCOME_WEIGHTS,
  RESOLVED,
  TALKED_ABOUT,
  THANKED,
} from './data/notes';
import type { FollowUpCase } from './make-fates';
import type { Random } from './random';
import { pickCaller, type StaffMember } from './staff';
import type { SampleContact, SampleFate, SampleResolution } from './types';
import { workingMoment } from './working-hours';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

export interface WorkPlan {
  /** Nothing happens after this instant. */
  until: Date;
  /** How far the work gets; `tried` is claimed with an attempt that reached nobody, `gave_up` resolved without one that did. */
  reach: 'open' | 'claimed' | 'tried' | 'contacted' | 'resolved' | 'gave_up';
  /** Contact within the two business days, where there is somebody in office to make it. */
  onTime: boolean;
}

/** One follow-up worked on as planned, as far as the working hours of its owner allow. */
export function workOn(random: Random, each: FollowUpCase, { until, reach, onTime }: WorkPlan): SampleFate {
  const { response, owner, untouched } = each;
  const { receivedAt } = response;
  const promoter = bandOf(response.score) === 'promoter';
  const moment = (who: StaffMember, from: Date, toMs: number, haste = 1) =>
    workingMoment(random, who.hours, from, new Date(Math.min(toMs, until.getTime())), haste);

  if (reach === 'open') return untouched;
  const claimBy = promoter || !onTime ? receivedAt.getTime() + 4 * DAY_MS : each.dueAt.getTime() - HOUR_MS;
  const claimedAt =
    moment(owner, new Date(receivedAt.getTime() + 3 * 60_000), claimBy, onTime ? 2.5 : 1) ??
    moment(owner, receivedAt, receivedAt.getTime() + 6 * DAY_MS, 4);
  if (!claimedAt) return untouched;
  const claimed: SampleFate = { ...untouched, ownerEmail: owner.email, claimedAt };
  if (reach === 'claimed') return claimed;

  const attempt = (from: Date, toMs: number): SampleContact | null =>
    contactOf(each, moment(owner, from, toMs), owner, false, random.pick(NOT_REACHED));
  if (reach === 'tried') {
    const tried = attempt(claimedAt, until.getTime());
    return tried ? { ...claimed, contacts: [tried] } : claimed;
  }
  if (reach === 'gave_up') {
    const contacts: SampleContact[] = [];
    for (let n = 0; n < 3; n++) {
      const from = new Date((contacts.at(-1)?.at ?? claimedAt).getTime() + HOUR_MS);
      const next = attempt(from, from.getTime() + 3 * DAY_MS);
      if (next) contacts.push(next);
    }
    const last = contacts.at(-1)?.at ?? claimedAt;
    const at = moment(owner, last, last.getTime() + 5 * DAY_MS);
    return { ...claimed, contacts, resolved: at && resolutionOf(random, each, at, 'no_response') };
  }

  // Not every promoter is written to by the person who thanks them in the tool.
  if (promoter && reach === 'resolved' && random.chance(0.4)) {
    const at = moment(owner, claimedAt, claimedAt.getTime() + 4 * DAY_MS, 2);
    return { ...claimed, resolved: at && resolutionOf(random, each, at) };
  }
  const caller = pickCaller(random, owner);
  const late = new Date(Math.max(claimedAt.getTime(), each.dueAt.getTime() + HOUR_MS));
  const reachedAt =
    promoter || onTime
      ? (moment(caller, claimedAt, promoter ? claimedAt.getTime() + 3 * DAY_MS : each.dueAt.getTime(), 1.4) ??
        claimedAt)
      : moment(caller, late, late.getTime() + 5 * DAY_MS, 2);
  if (!reachedAt) return claimed;
  const talk: ContactNote = random.pick(promoter ? THANKED : TALKED_ABOUT[response.theme ?? 'none']);
  const reached = contactOf(each, reachedAt, reachedAt === claimedAt ? owner : caller, true, talk)!;
  const missed = !promoter && random.chance(0.22) ? attempt(claimedAt, reachedAt.getTime()) : null;
  const contacted: SampleFate = { ...claimed, contacts: missed ? [missed, reached] : [reached] };
  if (reach === 'contacted') return contacted;
  const resolvedAt = moment(
    owner,
    reachedAt,
    reachedAt.getTime() + random.int(4, 10) * DAY_MS,
    promoter ? 4 : 1.8,
  );
  return { ...contacted, resolved: resolvedAt && resolutionOf(random, each, resolvedAt) };
}

function contactOf(
  { person }: FollowUpCase,
  at: Date | null,
  by: StaffMember,
  reached: boolean,
  [channel, note]: ContactNote,
): SampleContact | null {
  return at && { at, byEmail: by.email, channel, reached, note: withFirstName(note, person.name) };
}

function resolutionOf(random: Random, each: FollowUpCase, at: Date, fixed?: 'no_response'): SampleResolution {
  const { response, owner, person } = each;
  const promoter = bandOf(response.score) === 'promoter';
  const clear = response.theme !== null && response.theme !== 'general' && response.theme !== 'none';
  const about = !clear ? 'unclear' : each.team === 'product' ? 'product' : 'other';
  const outcome = fixed ?? (promoter ? 'thanked' : random.weighted(OUTCOME_WEIGHTS[about]));
  const told = outcome === 'issue_fixed' || outcome === 'explained' || outcome === 'relationship_repaired';
  return {
    at,
    byEmail: owner.email,
    outcome,
    rootCause: promoter || !clear ? null : response.theme,
    note: withFirstName(random.pick(RESOLVED[outcome]), person.name),
    customerTold: outcome !== 'no_response' && random.chance(told ? 0.93 : 0.7),
  };
}

function withFirstName(note: string, name: string): string {
  return note.replaceAll('{first}', name.split(' ')[0]!);
}
