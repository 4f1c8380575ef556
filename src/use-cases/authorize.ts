import type { Deps } from '../deps';
import { UserError } from '../domain/errors';
import type { PersonFacts } from '../domain/person';

/** Refused for who they are; the door turns `kind` into words. */
export class AccessRefused extends UserError {
  override name = 'AccessRefused';
  constructor(readonly kind: Exclude<PersonFacts['kind'], 'member'> | 'unknown') {
    super(`A ${kind} may not do this.`);
  }
}

/** Full members of the workspace act; guests, bots, outsiders, the deactivated and the unknown never do. */
export async function authorize(deps: Pick<Deps, 'directory'>, userId: string): Promise<PersonFacts> {
  const person = await deps.directory.person(userId);
  if (!person) throw new AccessRefused('unknown');
  if (person.kind !== 'member') throw new AccessRefused(person.kind);
  return person;
}
