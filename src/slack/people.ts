import type { WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import { type PersonFacts, personFacts } from '../domain/customers/person';
import { platformCode } from './platform-code';

/** How long facts about people are believed, in milliseconds; Slack's user_change ends it earlier. */
export const PROFILE_TTL_MS = 5 * 60_000;

interface People {
  db: DataSource;
  reader: WebClient;
  realNow: () => Date;
}

/** Slack id for an e-mail address; null when the workspace has nobody with it. Who it is, is kept for later. */
export async function lookUpEmail(o: People, workspaceId: string, email: string): Promise<string | null> {
  try {
    const found = await o.reader.users.lookupByEmail({ email });
    if (!found.user?.id) return null;
    await keepFacts(o, personFacts(found.user, workspaceId));
    return found.user.id;
  } catch (error) {
    if (platformCode(error) === 'users_not_found') return null;
    throw error;
  }
}

/** The id itself when it is somebody's who is still here, else null. Who it is, is kept for later. */
export async function knownId(o: People, workspaceId: string, userId: string): Promise<string | null> {
  try {
    const found = await o.reader.users.info({ user: userId });
    if (!found.user?.id || found.user.deleted) return null;
    await keepFacts(o, personFacts(found.user, workspaceId));
    return found.user.id;
  } catch (error) {
    if (platformCode(error) === 'user_not_found') return null;
    throw error;
  }
}

/** Facts about a person, from the cache while they are fresh; null when nobody can say who that is. */
export async function personOf(
  o: { db: DataSource; reader: WebClient; log: Logger; realNow: () => Date },
  workspaceId: string,
  userId: string,
): Promise<PersonFacts | null> {
  const rows: { facts: PersonFacts; fetched_at: Date }[] = await o.db.query(
    'SELECT facts, fetched_at FROM profiles WHERE user_id = $1',
    [userId],
  );
  const cached = rows[0];
  if (cached && o.realNow().getTime() - cached.fetched_at.getTime() < PROFILE_TTL_MS) return cached.facts;
  try {
    const answer = await o.reader.users.info({ user: userId });
    if (!answer.user) return null;
    const facts = personFacts(answer.user, workspaceId);
    await keepFacts(o, facts);
    return facts;
  } catch (error) {
    if (platformCode(error) === null) o.log.warn({ err: error, userId }, 'Slack could not say who this is');
    return null;
  }
}

async function keepFacts(o: Omit<People, 'reader'>, facts: PersonFacts): Promise<void> {
  await o.db.query(
    `INSERT INTO profiles (user_id, facts, fetched_at) VALUES ($1, $2, $3)
     ON CONFLICT (user_id) DO UPDATE SET facts = excluded.facts, fetched_at = excluded.fetched_at`,
    [facts.id, JSON.stringify(facts), o.realNow()],
  );
}

/** The next who asks about this person asks Slack. */
export async function dropProfile(db: DataSource, userId: string): Promise<void> {
  await db.query('DELETE FROM profiles WHERE user_id = $1', [userId]);
}
