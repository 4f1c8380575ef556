import { teamOf } from '../config/team-of';
import type { Deps } from '../deps';
import { cardModel, type PresentDeps } from '../presenters/present-card';
import { historyModel } from '../presenters/present-history';
import { handedModel, headline, moreNudgesModel, nudgeModel } from '../presenters/present-nudge';
import { commentOf } from '../queries/follow-ups/comment-of';
import { type FollowUpDetail, followUpDetail } from '../queries/follow-ups/follow-up-detail';
import { historyLine, resolutionReason } from '../queries/follow-ups/history-lines';
import { renderCard } from '../views/card/card';
import { renderPointer, renderWithLead } from '../views/card/pointer';
import { renderFullComment, renderHistoryLine } from '../views/card/thread';
import { renderHanded } from '../views/notices/handed';
import { renderLeadNote } from '../views/notices/lead-note';
import { renderMoreNudges } from '../views/notices/more-nudges';
import { renderNudge } from '../views/notices/nudge';
import { renderReplyNews } from '../views/replies/reply-news';
import type { Message } from '../views/text/message';
import type { Intent, NudgeIntent } from './intent';
import { renderAppMessage } from './render-app-message';
import { renderInitiativeMessage } from './render-initiative-message';
import { renderTellingMessage } from './render-telling-message';

/** An intent as it looks now; null when its subject is gone and nothing is owed any more. */
export async function render(
  deps: PresentDeps & Pick<Deps, 'showPicture'>,
  intent: Intent,
  { posted }: { posted: boolean },
): Promise<Message | null> {
  switch (intent.kind) {
    case 'more_nudges':
      return renderMoreNudges(await moreNudgesModel(deps, intent));
    // What is to be deleted is never rendered.
    case 'erase_message':
      return null;
    case 'initiative':
    case 'initiative_line':
    case 'initiative_owner':
    case 'initiative_reminders':
      return renderInitiativeMessage(deps, intent, { posted });
    case 'tell':
    case 'tell_reminders':
    case 'mail_news':
      return renderTellingMessage(deps, intent, { posted });
    case 'summary':
    case 'erasure_report':
    case 'dropped_file':
    case 'issue':
    case 'report':
    case 'report_part':
    case 'digest':
    case 'digest_post':
    case 'alert':
    case 'stuck':
      return renderAppMessage(deps, intent);
    default: {
      // Of a newer version that runs beside this one: it waits for that, instead of being taken for one without a subject.
      if (!('followUpId' in intent)) throw new TypeError('This version does not know such a message.');
      const followUp = await followUpDetail(deps.db, intent.followUpId);
      return followUp ? aboutFollowUp(deps, followUp, intent, posted) : null;
    }
  }
}

async function aboutFollowUp(
  deps: PresentDeps,
  followUp: FollowUpDetail,
  intent: Extract<Intent, { followUpId: string }>,
  posted: boolean,
): Promise<Message | null> {
  switch (intent.kind) {
    case 'card':
      return renderCard(await cardModel(deps, followUp));
    case 'pointer':
      return renderPointer({
        ...headline(deps, followUp),
        // Where a confidential one went is not for the channel that it left.
        channelId: followUp.confidential
          ? null
          : (followUp.card?.channelId ??
            deps.directory.channelId(teamOf(deps.config, followUp.team).channel)),
      });
    case 'comment':
      if (intent.left && followUp.confidential) return renderWithLead();
      return wholeComment(await commentOf(deps.db, intent.responseId));
    case 'history': {
      const line = await historyLine(deps.db, intent.historyId);
      return line ? renderHistoryLine(await historyModel(deps, line)) : null;
    }
    case 'nudge':
      return nudge(deps, followUp, intent, posted);
    case 'handed':
      return renderHanded(handedModel(deps, followUp, intent));
    case 'reply_news':
      return renderReplyNews({ ...headline(deps, followUp, intent.to), news: intent.news });
    case 'lead_note': {
      const reason = await resolutionReason(deps.db, followUp.id);
      if (!reason || followUp.state.kind !== 'resolved') return null;
      return renderLeadNote({ ...headline(deps, followUp, intent.to), byId: followUp.state.by, reason });
    }
  }
}

// One message for the whole of it: Slack takes fifty blocks, and a comment of 20,000 characters is seven.
function wholeComment(comment: string | null): Message | null {
  const pieces = comment ? renderFullComment(comment) : [];
  const first = pieces[0];
  return first ? { text: first.text, blocks: pieces.flatMap((piece) => piece.blocks) } : null;
}

function nudge(deps: PresentDeps, f: FollowUpDetail, intent: NudgeIntent, posted: boolean): Message | null {
  const model = nudgeModel(deps, f, intent);
  // It waited in its lane while the work was done: then it would only annoy.
  return model && (model.settled === null || posted) ? renderNudge(model) : null;
}
