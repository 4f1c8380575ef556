import type { Random } from './random';
import type { SampleAccount, TeamKey } from './types';
import { OFFICE_HOURS, type WorkingDay } from './working-hours';

/** Somebody of the pretend workspace who works on follow-ups. */
export interface StaffMember {
  email: string;
  team: TeamKey;
  /** How much of the team's work this person takes; leads take less. */
  share: number;
  hours: WorkingDay;
}

const member = (who: string, team: TeamKey, share: number, zone: keyof typeof OFFICE_HOURS): StaffMember => ({
  email: `${who}@larkspur.example`,
  team,
  share,
  hours: OFFICE_HOURS[zone],
});

const STAFF: readonly StaffMember[] = [
  member('maya.chen', 'cx', 4, 'America/New_York'),
  member('tomas.rivera', 'cx', 4, 'America/Chicago'),
  member('ines.duarte', 'cx', 2, 'Europe/Lisbon'),
  member('owen.clarke', 'product', 6, 'Europe/London'),
  member('priya.nair', 'product', 3, 'Asia/Kolkata'),
  member('lena.fischer', 'success', 6, 'Europe/Berlin'),
  member('sam.okafor', 'success', 3, 'America/New_York'),
  member('noah.berg', 'sales', 6, 'America/Denver'),
  member('grace.kim', 'sales', 3, 'America/Los_Angeles'),
];

/** Who takes a follow-up: the account's own CSM or AE where the team has them, else by share. */
export function pickOwner(random: Random, team: TeamKey, account: SampleAccount): StaffMember {
  const members = STAFF.filter((each) => each.team === team);
  const accountOwner = members.find((each) => each.email === account.ownerEmail);
  if (accountOwner && random.chance(0.7)) return accountOwner;
  return random.weighted(members.map((each) => [each, each.share] as const));
}

/** Now and then a teammate makes the call. */
export function pickCaller(random: Random, owner: StaffMember): StaffMember {
  if (!random.chance(0.08)) return owner;
  return random.pick(STAFF.filter((each) => each.team === owner.team && each !== owner));
}
