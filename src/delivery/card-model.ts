import type { Config, Team } from '../config/config';
import { calendarById, calendarOfTeam } from '../config/team-calendar';
import { slaStatus } from '../domain/follow-up';
import { inWords } from '../domain/sla-words';
import type { FollowUpDetail } from '../queries/follow-up-detail';
import type { CardModel } from '../views/card-model';
import type { RenderDeps } from './render';

/** What a card shows, with the names and words that only the config and the workspace know. */
export async function cardModel(deps: RenderDeps, f: FollowUpDetail): Promise<CardModel> {
  const ownerEmail = f.account?.ownerEmail ?? null;
  return {
    followUpId: f.id,
    band: f.band,
    score: f.score,
    comment: f.comment,
    person: f.person,
    account: f.account && {
      ...f.account,
      // The owner's name is a courtesy: a card must not wait for it.
      owner: ownerEmail
        ? { email: ownerEmail, slackId: await deps.directory.byEmail(ownerEmail).catch(() => null) }
        : null,
    },
    wave: f.wave,
    sourceName: f.source,
    answeredAt: f.answeredAt,
    receivedAt: f.receivedAt,
    state: f.state,
    teamName: teamOf(deps.config, f.team).name,
    priority: f.priority,
    sla: slaStatus(f, deps.now()),
    dueInWords: dueInWords(deps.config, f),
    escalated: f.escalatedAt !== null && f.contactedAt === null,
    themes: [],
    joined: [],
    playbook: f.state.kind === 'resolved' ? [] : deps.config.playbooks[f.band],
    historyCount: f.historyCount,
  };
}

/** A team of the config; work of a team that left the config is served by the catch-all's. */
export function teamOf(config: Config, teamId: string): Team {
  return (
    config.teams.find((t) => t.id === teamId) ?? config.teams.find((t) => t.id === config.routing.otherwise)!
  );
}

/** The due time in the team's own zone, for clients that do not read Slack's dates; null without a promise. */
export function dueInWords(
  config: Config,
  f: Pick<FollowUpDetail, 'dueAt' | 'calendarId' | 'team'>,
): string | null {
  if (!f.dueAt) return null;
  const known = f.calendarId && config.calendars[f.calendarId] ? f.calendarId : null;
  const calendar = known ? calendarById(config, known) : calendarOfTeam(config, f.team).calendar;
  return `${inWords(calendar, f.dueAt)} (${calendar.zone})`;
}

/** Address of the card; null until it is posted. */
export function permalinkOf(
  deps: Pick<RenderDeps, 'directory'>,
  f: Pick<FollowUpDetail, 'card'>,
): string | null {
  return f.card ? deps.directory.permalink(f.card) : null;
}
