import type { Deps } from '../../deps';

/**
 * The Slack id of who looks after each address: full members of the workspace alone; null for anybody else. Asks Slack,
 * so never in a transaction. Throws what Slack throws.
 */
export async function whoTells(
  { directory }: Pick<Deps, 'directory'>,
  emails: Iterable<string>,
): Promise<Map<string, string | null>> {
  const found = new Map<string, string | null>();
  for (const email of new Set(emails)) {
    const id = await directory.byEmail(email);
    const person = id && (await directory.person(id, { patiently: true }));
    found.set(email, person && person.kind === 'member' ? person.id : null);
  }
  return found;
}
