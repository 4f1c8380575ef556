import type { PersonCase } from './make-people';
import type { Random } from './random';
import type { Region } from './types';
import { dueAt, wholeSecond } from './working-hours';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const SPAN_DAYS = 730;
/** The latest wave went out this many days ago. */
const LAUNCHED_DAYS_AGO = 12;
/** Answers of one person lie at least this far apart: by then the work on the earlier one is done. */
const MIN_GAP_DAYS = 35;
/** Answers outside the waves: after a support case, a milestone, before a renewal. */
const TRICKLE_PER_DAY = 1.6;
const FRESH_DAYS = 40;
/** When it is daytime in a region, in hours UTC. */
const DAYTIME: Record<Region, readonly [from: number, to: number]> = {
  AMER: [13, 24],
  EMEA: [6, 18],
  APAC: [-1, 10],
};

export interface AnswerTime {
  who: PersonCase;
  answeredAt: Date;
  wave: string;
  /** In a wave, not the trickle. */
  surveyed: boolean;
}

/** Who answered when, in two years up to `now`: eight quarterly waves with a reminder each, and a trickle. */
export function makeAnswerTimes(random: Random, people: readonly PersonCase[], now: Date): AnswerTime[] {
  const times: AnswerTime[] = [];
  const taken = new Map<PersonCase, number[]>();
  const latestMs = now.getTime() - 8 * 60_000;
  const accept = (who: PersonCase, atMs: number, wave: string, surveyed: boolean) => {
    const answeredAt = new Date(wholeSecond(atMs));
    if (atMs > latestMs || !couldAnswer(who, answeredAt, now)) return;
    const others = taken.get(who) ?? [];
    if (others.some((ms) => Math.abs(ms - atMs) < MIN_GAP_DAYS * DAY_MS)) return;
    taken.set(who, [...others, atMs]);
    times.push({ who, answeredAt, wave, surveyed });
  };

  for (let back = 0; back < 8; back++) {
    const launchMs = monthsBefore(now, back * 3) - LAUNCHED_DAYS_AGO * DAY_MS;
    const wave = quarterOf(new Date(launchMs));
    // The latest reminder is two business days old, so that its answers are the work on everybody's table today.
    const reminderMs = back === 0 ? twoBusinessDaysBefore(now).getTime() : launchMs + 8 * DAY_MS;
    for (const who of random.shuffle(people)) {
      if (!random.chance(who.responsive)) continue;
      const reminded = random.chance(back === 0 ? 0.45 : 0.38);
      if (reminded && back === 0) {
        accept(who, mostlyOnWeekdays(random, reminderMs, latestMs), wave, true);
        continue;
      }
      const afterDays = Math.min(12, -Math.log(1 - random.next()) * 2.2);
      accept(who, daytime(random, who, (reminded ? reminderMs : launchMs) + afterDays * DAY_MS), wave, true);
    }
  }
  for (let n = 0; n < SPAN_DAYS * TRICKLE_PER_DAY; n++) {
    const who = random.pick(people);
    const atMs = daytime(random, who, now.getTime() - random.next() * SPAN_DAYS * DAY_MS);
    accept(who, atMs, quarterOf(new Date(atMs)), false);
  }
  return times.sort((a, b) => a.answeredAt.getTime() - b.answeredAt.getTime());
}

/** Calendar quarter of an instant, as in 2026-Q4. */
function quarterOf(at: Date): string {
  return `${at.getUTCFullYear()}-Q${Math.floor(at.getUTCMonth() / 3) + 1}`;
}

function couldAnswer({ of, fresh }: PersonCase, at: Date, now: Date): boolean {
  const ageMs = now.getTime() - at.getTime();
  if (ageMs > SPAN_DAYS * DAY_MS || (fresh && ageMs < FRESH_DAYS * DAY_MS)) return false;
  const { customerSince, churnedAt } = of.account;
  const sinceMs = Date.parse(customerSince) + 10 * DAY_MS;
  return at.getTime() >= sinceMs && (churnedAt === null || at <= churnedAt);
}

// Keeps the day, mostly moved off the weekend, and draws an hour of the person's own daytime.
function daytime(random: Random, { of }: PersonCase, atMs: number): number {
  let midnightMs = Math.floor(atMs / DAY_MS) * DAY_MS;
  const weekday = new Date(midnightMs).getUTCDay();
  if ((weekday === 0 || weekday === 6) && random.chance(0.75)) midnightMs += (weekday === 6 ? 2 : 1) * DAY_MS;
  const [from, to] = DAYTIME[of.account.region];
  return midnightMs + (from + random.next() * (to - from)) * HOUR_MS;
}

function mostlyOnWeekdays(random: Random, fromMs: number, toMs: number): number {
  let atMs = fromMs + random.next() * (toMs - fromMs);
  for (let n = 0; n < 3 && [0, 6].includes(new Date(atMs).getUTCDay()); n++) {
    atMs = fromMs + random.next() * (toMs - fromMs);
  }
  return atMs;
}

function monthsBefore(now: Date, months: number): number {
  const at = new Date(now);
  at.setUTCDate(1);
  at.setUTCMonth(at.getUTCMonth() - months);
  const lastDay = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 0)).getUTCDate();
  at.setUTCDate(Math.min(now.getUTCDate(), lastDay));
  return at.getTime();
}

/** The earliest receipt on which contact is not yet due, to the hour. */
function twoBusinessDaysBefore(now: Date): Date {
  let at = now;
  while (dueAt(at) > now) at = new Date(at.getTime() - HOUR_MS);
  return new Date(at.getTime() + HOUR_MS);
}
