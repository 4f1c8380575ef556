import { teamOf } from '../config/team-of';
import { cardModel, dueInWords, type PresentDeps, permalinkOf } from '../presenters/present-card';
import { historyModel } from '../presenters/present-history';
import { type FollowUpDetail, followUpDetail } from '../queries/follow-up-detail';
import { historyLine, resolutionReason } from '../queries/history-lines';
import { renderCard } from '../views/card';
import { accountNameOf } from '../views/card-facts';
import { renderLeadNote } from '../views/lead-note';
import type { Message } from '../views/message';
import { renderNudge } from '../views/nudge';
import { renderPointer } from '../views/pointer';
import { renderFullComment, renderHistoryLine } from '../views/thread';
import type { Intent } from './intent';

/** An intent as it looks now; null when its subject is gone and nothing is owed any more. */
export async function render(deps: PresentDeps, intent: Intent): Promise<Message | null> {
  const followUp = await followUpDetail(deps.db, intent.followUpId);
  if (!followUp) return null;
  switch (intent.kind) {
    case 'card':
      return renderCard(await cardModel(deps, followUp));
    case 'pointer':
      return renderPointer({
        ...headline(deps, followUp),
        channelId: deps.directory.channelId(teamOf(deps.config, followUp.team).channel),
      });
    case 'comment':
      return wholeComment(followUp.comment);
    case 'history': {
      const line = await historyLine(deps.db, intent.historyId);
      return line ? renderHistoryLine(historyModel(deps.config, line)) : null;
    }
    case 'nudge':
      return nudge(deps, followUp, intent);
    case 'lead_note': {
      const reason = await resolutionReason(deps.db, followUp.id);
      if (!reason || followUp.state.kind !== 'resolved') return null;
      return renderLeadNote({ ...headline(deps, followUp), byId: followUp.state.by, reason });
    }
  }
}

function headline(deps: PresentDeps, f: FollowUpDetail) {
  return { band: f.band, score: f.score, accountName: accountNameOf(f), permalink: permalinkOf(deps, f) };
}

// One message for the whole of it: Slack takes fifty blocks, and a comment of 20,000 characters is seven.
function wholeComment(comment: string | null): Message | null {
  const pieces = comment ? renderFullComment(comment) : [];
  const first = pieces[0];
  return first ? { text: first.text, blocks: pieces.flatMap((piece) => piece.blocks) } : null;
}

function nudge(
  deps: PresentDeps,
  f: FollowUpDetail,
  intent: Extract<Intent, { kind: 'nudge' }>,
): Message | null {
  // Reached or resolved while the reminder waited in its lane: then it would only annoy.
  if (!f.dueAt || f.contactedAt || f.state.kind === 'resolved') return null;
  const ownerId = f.state.kind === 'claimed' ? f.state.ownerId : null;
  return renderNudge({
    rung: intent.rung,
    to: intent.to === ownerId ? 'owner' : 'lead',
    late: intent.late,
    followUpId: f.id,
    ...headline(deps, f),
    teamName: teamOf(deps.config, f.team).name,
    dueAt: f.dueAt,
    overdue: deps.now() >= f.dueAt,
    dueInWords: dueInWords(deps.config, f) ?? '',
    ownerId,
  });
}
