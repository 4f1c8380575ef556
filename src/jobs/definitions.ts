import { keepReportCanvases } from '../delivery/canvas/keep-report-canvases';
import { keepDigestFiles } from '../delivery/digest-files';
import { keepReportFiles } from '../delivery/report-files';
import type { Deps } from '../deps';
import { findMissedDrops } from '../dropped/find-missed';
import { sendReplies } from '../mail/send-replies';
import { fetchPending } from '../sources/fetch-pending';
import { pollSources } from '../sources/poll-sources';
import { annotateComments } from '../use-cases/comments/annotate-comments';
import { findIssues } from '../use-cases/comments/find-issues';
import { proposeThemes } from '../use-cases/comments/propose-themes';
import { knowOwners } from '../use-cases/customers/know-owners';
import { draftMonthlyDigest, nextDigestDue } from '../use-cases/digests/draft-monthly-digest';
import { applyRetention } from '../use-cases/erasure/apply-retention';
import { returnOrphaned } from '../use-cases/follow-up/return-orphaned';
import { orphanInitiatives } from '../use-cases/initiatives/orphan-initiatives';
import { nextReminderDue, remindInitiatives } from '../use-cases/initiatives/remind-initiatives';
import { foldRollUps } from '../use-cases/numbers/fold-roll-ups';
import { tidyUp } from '../use-cases/operations/tidy-up';
import { watchChannels } from '../use-cases/operations/watch-channels';
import { endPauses } from '../use-cases/promises/end-pauses';
import { nextRungDue, remindOverdue } from '../use-cases/promises/remind-overdue';
import { nextReportDue, sendMonthlyReport } from '../use-cases/reports/send-monthly-report';
import { listPeople } from '../use-cases/tellings/list-people';
import { nextTellingDue, remindTellers } from '../use-cases/tellings/remind-tellers';
import { settleTellers } from '../use-cases/tellings/settle-tellers';

export interface Job {
  name: string;
  /** The heartbeat, in agenda's words; a job that knows its next instant runs then too. */
  every: string;
  /** Idempotent; returns how many things it did. */
  run: (deps: Deps) => Promise<number>;
  /** The next business instant at which there may be work; absent or null: the heartbeat is enough. */
  nextAt?: (deps: Deps) => Promise<Date | null>;
}

/** All that happens by the clock. Each tick finds what is owed in our own tables, so a lost tick loses nothing. */
export const JOBS: Job[] = [
  // Two seconds, so that no rung is five seconds late, also when the clock was moved, or when another process that
  // starts sets the next tick anew.
  { name: 'remind-overdue', every: '2 seconds', run: remindOverdue, nextAt: nextRungDue },
  // Slack tells of a deactivation by an event, and an event can be lost.
  { name: 'return-orphaned', every: '1 minute', run: returnOrphaned },
  { name: 'remind-initiatives', every: '1 minute', run: remindInitiatives, nextAt: nextReminderDue },
  { name: 'list-people', every: '2 seconds', run: listPeople },
  { name: 'remind-tellers', every: '1 minute', run: remindTellers, nextAt: nextTellingDue },
  { name: 'settle-tellers', every: '1 minute', run: settleTellers },
  { name: 'orphan-initiatives', every: '1 minute', run: orphanInitiatives },
  { name: 'know-owners', every: '1 minute', run: knowOwners },
  { name: 'end-pauses', every: '1 minute', run: endPauses },
  // Slack says nothing of a channel that is archived or shared until somebody posts there, or asks.
  { name: 'watch-channels', every: '5 minutes', run: (deps) => seldom(deps, watchChannels) },
  {
    name: 'watch-closed-channels',
    every: '30 seconds',
    run: (deps) => watchChannels(deps, { onlyClosed: true }),
  },
  // What deliveries only named. A tool that is down is asked less and less often; the rows say when.
  { name: 'fetch-pending', every: '2 seconds', run: fetchPending },
  // What people wrote to customers. A server that is down is tried less and less often; the rows say when.
  { name: 'send-replies', every: '2 seconds', run: sendReplies },
  // How often each tool is asked is its row's matter too.
  { name: 'poll-sources', every: '10 seconds', run: pollSources },
  // Reads are exact without it; it keeps what they add up short.
  { name: 'fold-roll-ups', every: '10 seconds', run: foldRollUps },
  // Each start looks for what was dropped on the app while it was away; this, for events that were lost.
  { name: 'find-missed-drops', every: '5 minutes', run: (deps) => seldom(deps, findMissedDrops) },
  // Comments that came by the thousand, and the annotator's own lessons.
  { name: 'annotate-comments', every: '2 seconds', run: annotateComments },
  { name: 'find-issues', every: '1 minute', run: findIssues },
  { name: 'propose-themes', every: '10 minutes', run: (deps) => seldom(deps, proposeThemes) },
  // Wakes at nine on its day; a month that was missed is found by the heartbeat, after a start too.
  { name: 'send-monthly-report', every: '1 minute', run: sendMonthlyReport, nextAt: nextReportDue },
  { name: 'keep-report-canvases', every: '10 seconds', run: keepReportCanvases },
  { name: 'keep-report-files', every: '10 seconds', run: keepReportFiles },
  { name: 'draft-monthly-digest', every: '1 minute', run: draftMonthlyDigest, nextAt: nextDigestDue },
  { name: 'keep-digest-files', every: '10 seconds', run: keepDigestFiles },
  { name: 'apply-retention', every: '1 hour', run: applyRetention },
  { name: 'tidy-up', every: '6 hours', run: tidyUp },
];

const SELDOM_MS = 5000;
const ran = new WeakMap<Deps, Map<Job['run'], number>>();

// A jump of the business clock rings every job at each of its stops; Slack's own time stands still meanwhile, and what
// takes long would hold the jump up.
async function seldom(deps: Deps, run: (deps: Deps) => Promise<number>): Promise<number> {
  const now = deps.realNow().getTime();
  const last = ran.get(deps) ?? new Map<Job['run'], number>();
  if (now - (last.get(run) ?? Number.NEGATIVE_INFINITY) < SELDOM_MS) return 0;
  ran.set(deps, last.set(run, now));
  return run(deps);
}
