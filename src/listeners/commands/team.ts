import type { Deps } from '../../deps';
import { lineWithComment } from '../../presenters/present-line';
import { heldOf, pressureOf } from '../../queries/follow-ups/follow-up-lists';
import { workByPerson } from '../../queries/follow-ups/work-by-person';
import { renderUnknownTeam } from '../../views/commands';
import { renderTeam } from '../../views/team-work';
import type { Message } from '../../views/text/message';
import { teamsAsked } from './teams-asked';

const SHOWN = 10;

/** `/rnps team [team|all]`: who has what, of the team that is named, else of the channel's, else of the asker's own. */
export async function answerTeam(
  deps: Deps,
  { userId, channelId, typed }: { userId: string; channelId: string; typed: string },
): Promise<Message> {
  const asked = await teamsAsked(deps, { userId, channelId, typed });
  if (asked.kind === 'unknown') return renderUnknownTeam(typed, asked.names);
  const { served, reader } = asked;
  const now = deps.now();
  const people = await workByPerson(deps.db, served, now, reader);
  const held = await heldOf(deps.db, served, SHOWN, reader);
  const pressure = await pressureOf(deps.db, served, now, reader);
  const names = await Promise.all(
    people.map(async ({ ownerId }) => (await deps.directory.person(ownerId))?.name),
  );
  return renderTeam({
    teamName: asked.name ?? 'All teams',
    people: people.map((one, i) => ({ ...one, name: names[i] ?? one.ownerId })),
    lines: held.items.map((f) => lineWithComment(deps, f, userId)),
    total: held.total,
    unclaimed: [...pressure.values()].reduce((sum, { unclaimed }) => sum + unclaimed, 0),
    exports: asked.exports,
  });
}
