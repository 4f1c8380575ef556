import type { Config } from '../config/config';
import { calendarOfPromise } from '../config/team-calendar';
import { whyDueThen } from '../domain/sla-words';
import type { FollowUpDetail } from '../queries/follow-up-detail';
import { escapeMrkdwn } from '../views/mrkdwn';

/** Why a follow-up is due when it is, a line a step; or why nothing is due. */
export function whyDue(config: Config, f: FollowUpDetail): string[] {
  if (!f.dueAt || !f.slaStartedAt)
    return ['Promoters are thanked, not chased: no contact is due, and no clock runs.'];
  const calendar = calendarOfPromise(config, f);
  const lines = whyDueThen(calendar, {
    startedAt: f.slaStartedAt,
    dueAt: f.dueAt,
    businessDays: config.sla.businessDays,
  });
  return lines.map((line) => escapeMrkdwn(line));
}
