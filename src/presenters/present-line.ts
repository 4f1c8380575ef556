import type { Deps } from '../deps';
import { slaStatus } from '../domain/follow-up';
import type { FollowUpDetail } from '../queries/follow-ups/follow-up-detail';
import { accountNameOf } from '../views/card/card-facts';
import type { FollowUpLine } from '../views/card/follow-up-line';
import { dueInWords, permalinkOf } from './present-card';

/** A follow-up as a line of a list. `viewer`: who reads it; only the lead who has it can open a confidential card. */
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
    state: f.state,
    sla: slaStatus(f, deps.now()),
    dueInWords: dueInWords(deps.config, f),
    permalink: f.confidential && f.confidentialTo !== viewer ? null : permalinkOf(deps, f),
  };
}
