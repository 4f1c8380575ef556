import type { Config } from '../config/config';
import { calendarOfPromise } from '../config/team-calendar';
import { teamOf } from '../config/team-of';
import type { Deps } from '../deps';
import { slaStatus } from '../domain/follow-up';
import { inWords } from '../domain/sla/sla-words';
import { attemptsSince } from '../queries/follow-ups/attempts';
import type { FollowUpDetail } from '../queries/follow-ups/follow-up-detail';
import { whyReturned } from '../queries/follow-ups/last-return';
import { rungEvents } from '../queries/follow-ups/rung-events';
import type { CardModel } from '../views/card/card-model';
import { aboutModel } from './present-about';

export type PresentDeps = Pick<Deps, 'db' | 'config' | 'directory' | 'annotator' | 'now' | 'mailServer'>;

/** What a card shows, with the names and words that only the config and the workspace know. */
export async function cardModel(deps: PresentDeps, f: FollowUpDetail): Promise<CardModel> {
  const ownerEmail = f.account?.ownerEmail ?? null;
  const now = deps.now();
  const isOwed = f.state.kind === 'open' || f.state.kind === 'claimed';
  return {
    followUpId: f.id,
    band: f.band,
    score: f.score,
    comment: f.comment,
    person: f.person,
    account: f.account && {
      ...f.account,
      owner: ownerEmail ? { email: ownerEmail, name: await nameOf(deps, ownerEmail) } : null,
    },
    wave: f.wave,
    sourceName: f.source,
    answeredAt: f.answeredAt,
    receivedAt: f.receivedAt,
    state: f.state,
    teamName: teamOf(deps.config, f.team).name,
    priority: f.priority,
    sla: slaStatus(f, now),
    dueInWords: dueInWords(deps.config, f),
    escalated: await escalatedTo(deps, f),
    returned: f.state.kind === 'open' ? await whyReturned(deps.db, f.id) : null,
    // A new one has a line of history or two, and most cards are new.
    attempts: isOwed && f.historyCount > 1 ? await attemptsSince(deps.db, f.id, f.slaStartedAt) : null,
    snoozedUntil: isOwed && f.snoozedUntil && f.snoozedUntil > now ? f.snoozedUntil : null,
    waiting: f.state.kind !== 'resolved' && f.waiting && f.waiting.until > now ? f.waiting : null,
    confidential: f.confidential,
    about: f.about && aboutModel(deps.annotator.taxonomy(), f.about),
    joined: f.joined,
    playbook: f.state.kind === 'resolved' ? [] : deps.config.playbooks[f.band],
    // Whom we owe a talk.
    ...(f.band === 'detractor' ? { reply: deps.mailServer && f.person.email ? 'email' : 'copy' } : {}),
    historyCount: f.historyCount,
  };
}

/** Who has been told that this follow-up is overdue, when somebody still has to reach the customer. */
async function escalatedTo(deps: PresentDeps, f: FollowUpDetail): Promise<CardModel['escalated']> {
  if (!f.escalatedAt || f.contactedAt) return null;
  if (f.confidential) return 'lead';
  const events = await rungEvents(deps.db, { followUpId: f.id, cycle: f.slaCycle });
  return events.some(({ rung, spoken }) => rung === 'late' && spoken) ? 'committee' : 'lead';
}

// The owner's name is a courtesy: a card must not wait for it, nor fail without it.
async function nameOf({ directory }: PresentDeps, email: string): Promise<string | null> {
  try {
    const id = await directory.byEmail(email);
    return id ? ((await directory.person(id))?.name ?? null) : null;
  } catch {
    return null;
  }
}

/** The due time in the team's own zone, for clients that do not read Slack's dates; null without a promise. */
export function dueInWords(
  config: Config,
  f: Pick<FollowUpDetail, 'dueAt' | 'calendarId' | 'team'>,
): string | null {
  if (!f.dueAt) return null;
  const calendar = calendarOfPromise(config, f);
  return `${inWords(calendar, f.dueAt)} (${calendar.zone})`;
}

/** Address of the card; null until it is posted. */
export function permalinkOf(
  deps: Pick<PresentDeps, 'directory'>,
  f: Pick<FollowUpDetail, 'card'>,
): string | null {
  return f.card ? deps.directory.permalink(f.card) : null;
}
