import type { EntityManager } from 'typeorm';
import type { Deps } from '../deps';
import type { ClosedWhy } from '../domain/channel-state';
import { URGENCY } from './intent';
import { enqueue, shows } from './outbox';

type CloseDeps = Pick<Deps, 'db' | 'config' | 'directory' | 'log' | 'wake'>;

/**
 * A channel of the config takes nothing any more: for every process its messages go to the fallback, or wait, and each
 * admin is told once. False when that was known already.
 */
export async function closeChannel(
  deps: CloseDeps,
  { name, id, why }: { name: string; id: string | null; why: ClosedWhy },
): Promise<boolean> {
  const closed = await deps.db.transaction(async (tx) => {
    const rows: { since: Date }[] = await tx.query(
      `INSERT INTO closed_channels (name, channel_id, why, fallback_lane) VALUES ($1, $2, $3, $4)
       ON CONFLICT (name) DO NOTHING RETURNING since`,
      [name, id, why, fallbackLaneOf(deps, name)],
    );
    if (!rows[0]) return false;
    await moveSummaries(tx, id);
    await editAlertsOfThoseItStandsInFor(tx, name);
    const since = rows[0].since.toISOString();
    for (const to of deps.directory.admins) {
      await enqueue(
        tx,
        { kind: 'alert', channel: name, since, to },
        { lane: `dm:${to}`, urgency: URGENCY.alert },
      );
    }
    return true;
  });
  if (closed) deps.log.error({ channel: name, why }, 'a channel takes nothing any more; admins are told');
  deps.wake();
  return closed;
}

/** It takes messages again: what waited goes out. False when it was not closed. */
export async function reopenChannel(deps: Pick<Deps, 'db' | 'log' | 'wake'>, name: string): Promise<boolean> {
  const opened = await deps.db.transaction(async (tx) => {
    const [gone]: [unknown[], number] = await tx.query(
      'DELETE FROM closed_channels WHERE name = $1 RETURNING name',
      [name],
    );
    if (gone.length === 0) return false;
    // Alerts that were read, or are on their way, are edited to say so.
    await tx.query(
      `UPDATE outbox SET revision = revision + 1
        WHERE kind = 'alert' AND intent ->> 'channel' = $1 AND state = 'waiting' AND ${shows()}`,
      [name],
    );
    await editAlertsOfThoseItStandsInFor(tx, name);
    return true;
  });
  if (opened) deps.log.info({ channel: name }, 'a channel takes messages again');
  deps.wake();
  return opened;
}

/** After the configuration changed: channels that it names no more are forgotten, and each has today's fallback. */
export async function followConfig(deps: Pick<Deps, 'db' | 'config'>): Promise<void> {
  const names = namesOf(deps.config);
  await deps.db.query('DELETE FROM closed_channels WHERE NOT name = ANY($1)', [names]);
  await deps.db.query(
    `UPDATE closed_channels c SET fallback_lane = n.lane
       FROM unnest($1::text[], $2::text[]) AS n (name, lane)
      WHERE c.name = n.name AND c.fallback_lane IS DISTINCT FROM n.lane`,
    [names, names.map((name) => fallbackLaneOf(deps, name))],
  );
}

/** Every channel that the config names, once. */
export function namesOf(config: Deps['config']): string[] {
  const { teams, committee, announcements, digest, delivery } = config;
  const named = [committee.channel, announcements.channel, ...digest.channels];
  const names = [...teams.map((team) => team.channel), ...named];
  return [...new Set(delivery.fallbackChannel ? [...names, delivery.fallbackChannel] : names)];
}

// For what customers wrote alone: what the committee is owed is not for another channel's readers.
function fallbackLaneOf({ config }: Pick<Deps, 'config'>, name: string): string | null {
  const { fallbackChannel } = config.delivery;
  if (!fallbackChannel || fallbackChannel === name) return null;
  return config.teams.some((team) => team.channel === name) ? `channel:${fallbackChannel}` : null;
}

// They say where the cards go.
async function editAlertsOfThoseItStandsInFor(tx: EntityManager, name: string): Promise<void> {
  await tx.query(
    `UPDATE outbox alert SET revision = alert.revision + 1 FROM closed_channels c
      WHERE c.fallback_lane = 'channel:' || $1 AND alert.kind = 'alert' AND alert.intent ->> 'channel' = c.name
        AND alert.state = 'waiting' AND ${shows('alert')}`,
    [name],
  );
}

// A summary is all that is seen of the cards in it, so it does not wait for a change of its own.
async function moveSummaries(tx: EntityManager, channelId: string | null): Promise<void> {
  await tx.query(
    `UPDATE outbox s SET revision = s.revision + 1
      WHERE s.kind = 'summary' AND s.channel_id = $1
        AND EXISTS (SELECT FROM outbox card WHERE card.gathered_in = s.key AND card.state = 'gathered')`,
    [channelId],
  );
}
