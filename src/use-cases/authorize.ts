import type { Deps } from '../deps';
import type { PersonFacts } from '../domain/customers/person';
import { UserError } from '../domain/errors';
import {
  type Denial,
  denied,
  isOfCommittee,
  kindDenied,
  type Standing,
  type WorkVerb,
} from '../domain/permissions';
import type { FollowUp } from '../entities/follow-up';

/** Refused for who they are; the door turns `kind` into words. */
export class AccessRefused extends UserError {
  override name = 'AccessRefused';
  constructor(readonly kind: Denial) {
    super(`Refused: ${kind}.`);
  }
}

type WhoDeps = Pick<Deps, 'directory'>;

/** Full members of the workspace act; guests, bots, outsiders, the deactivated and the unknown never do. */
export async function authorize(deps: WhoDeps, userId: string): Promise<PersonFacts> {
  const person = await deps.directory.person(userId);
  const no = kindDenied(person);
  if (no) throw new AccessRefused(no);
  return person!;
}

/** For what only the admins of the config see and mend. */
export async function authorizeAdmin(deps: WhoDeps, userId: string): Promise<PersonFacts> {
  const person = await authorize(deps, userId);
  if (!deps.directory.admins.has(userId)) throw new AccessRefused('admins_only');
  return person;
}

/** For what the committee decides; an admin may in its place. */
export async function authorizeCommittee(deps: WhoDeps, userId: string): Promise<PersonFacts> {
  const person = await authorize(deps, userId);
  if (!isOfCommittee(deps.directory, userId)) throw new AccessRefused('committee_only');
  return person;
}

/** For what team leads, the committee and admins read. */
export async function authorizeLeading(
  deps: WhoDeps & Pick<Deps, 'config'>,
  userId: string,
): Promise<PersonFacts> {
  const person = await authorize(deps, userId);
  const leads = deps.config.teams.some(({ id }) => deps.directory.leadsOf(id).includes(userId));
  if (!leads && !isOfCommittee(deps.directory, userId)) throw new AccessRefused('leads_only');
  return person;
}

/** A full member, with the teams whose channels they are in. */
export interface Actor {
  person: PersonFacts;
  teams: ReadonlySet<string>;
}

/** Who wants to act; `fresh` asks Slack again who is in the channels, for somebody who has only just joined one. */
export async function whoIs(deps: WhoDeps, userId: string, fresh = false): Promise<Actor> {
  const [person, teams] = await Promise.all([
    authorize(deps, userId),
    deps.directory.teamsOf(userId, { fresh }),
  ]);
  return { person, teams: new Set(teams) };
}

export type WorkFacts = Pick<FollowUp, 'team' | 'ownerId' | 'confidential' | 'confidentialTo'>;

/** What somebody is to one follow-up. `accountOwners`: addresses of those whom a confidential one may be about. */
export function standingOf(
  deps: WhoDeps,
  { person, teams }: Actor,
  work: WorkFacts,
  accountOwners: ReadonlySet<string>,
): Standing {
  return {
    admin: deps.directory.admins.has(person.id),
    committee: deps.directory.committee.has(person.id),
    lead: deps.directory.leadsOf(work.team).includes(person.id) || work.confidentialTo === person.id,
    onTeam: teams.has(work.team),
    owner: work.ownerId === person.id,
    taken: work.ownerId !== null,
    subject: person.email !== null && accountOwners.has(person.email),
    confidential: work.confidential,
  };
}

/** Throws AccessRefused unless this person may do this to this follow-up. */
export function permit(
  deps: WhoDeps,
  actor: Actor,
  asked: { verb: WorkVerb; work: WorkFacts; accountOwners: ReadonlySet<string> },
): void {
  const no = denied(asked.verb, standingOf(deps, actor, asked.work, asked.accountOwners));
  if (no) throw new AccessRefused(no);
}
