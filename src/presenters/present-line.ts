import type { Deps } from '../deps';
import { slaStatus } from '../domain/follow-up';
import type { FollowUpDetail } from '../queries/follow-ups/follow-up-detail';
import { accountNameOf } from '../views/card/card-facts';
import type { FollowUpLine } from '../views/card/follow-up-line';
import { dueInWords, permalinkOf } from './present-card';

/**
 * A follow-up as a line of a list. `viewer`: who reads it; only the lead who has it can open a confidential card. Without
 * the comment, because what stands in Slack for long would have to be found again when it is erased.
 */
export function lineOf(
  deps: Pick<Deps, 'config' | 'directory' | 'now'>,
  f: FollowUpDetail,
  viewer: string | null = null,
): FollowUpLine {
  return {
    followUpId: f.id,
    band: f.band,
    score: f.score,
    accountName: accountNameOf(f),
    priority: f.priority.level,
    comment: null,
    state: f.state,
    sla: slaStatus(f, deps.now()),
    dueInWords: dueInWords(deps.config, f),
    permalink: f.confidential && f.confidentialTo !== viewer ? null : permalinkOf(deps, f),
  };
}

/** The same with what the customer wrote, for an answer that only `viewer` sees and that does not stay. */
export function lineWithComment(
  deps: Pick<Deps, 'config' | 'directory' | 'now'>,
  f: FollowUpDetail,
  viewer: string,
): FollowUpLine {
  return { ...lineOf(deps, f, viewer), comment: f.comment };
}
