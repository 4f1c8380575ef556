import type { DataSource } from 'typeorm';
import type { Config } from '../config/config';
import type { Directory } from './directory';

/**
 * The people of the configuration as far as an earlier start learned who they are, for a command that has no business
 * asking Slack. Enough to record an answer; everything else throws.
 */
export async function cachedDirectory(db: DataSource, config: Config): Promise<Directory> {
  const rows: { id: string; email: string }[] = await db.query(
    `SELECT user_id AS id, lower(facts ->> 'email') AS email FROM profiles WHERE facts ->> 'email' IS NOT NULL`,
  );
  const ids = new Map(rows.map(({ id, email }) => [email, id]));
  const find = (people: string[]) =>
    people.flatMap((person) => (person.includes('@') ? (ids.get(person.toLowerCase()) ?? []) : person));
  const leads = new Map(config.teams.map((team) => [team.id, find(team.leads)]));
  const asksSlack = (): never => {
    throw new Error('This command does not ask Slack.');
  };
  return {
    workspace: { id: '', name: '', url: '', botUserId: '' },
    leadsOf: (teamId) => leads.get(teamId) ?? [],
    committee: new Set(find(config.committee.members)),
    admins: new Set(find(config.admins)),
    learn: async () => {},
    warnings: [],
    channelId: asksSlack,
    channelName: asksSlack,
    channelState: asksSlack,
    permalink: asksSlack,
    canvasLink: asksSlack,
    teamsOf: asksSlack,
    byEmail: asksSlack,
    person: asksSlack,
    forget: asksSlack,
  };
}
