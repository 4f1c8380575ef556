import type { Deps } from '../deps';
import { burstSummaryModel } from '../presenters/present-burst';
import type { PresentDeps } from '../presenters/present-card';
import { digestModel } from '../presenters/present-digest';
import { erasureReportModel } from '../presenters/present-erasure';
import { issueModel } from '../presenters/present-issue';
import { reportModel } from '../presenters/report/present-report';
import { closedChannel } from '../queries/operations/closed-channels';
import { droppedFile } from '../queries/operations/dropped-files';
import { stuckWork } from '../queries/operations/stuck-work';
import { renderBurstSummary } from '../views/card/summary';
import { renderDigest, renderDigestPost } from '../views/digest/digest-message';
import { renderClosedAlert, renderReopenedAlert } from '../views/notices/alert';
import { renderDroppedFile } from '../views/notices/dropped-file';
import { renderErasureReport } from '../views/notices/erasure-report';
import { renderStuck, renderUnstuck } from '../views/notices/stuck';
import { renderQuarter, renderQuotes } from '../views/report/parts';
import { renderReport } from '../views/report/report-message';
import type { Message } from '../views/text/message';
import { renderIssue } from '../views/themes/issue';
import { type Intent, keyOf } from './intent';

/** A message that is about many follow-ups, or about none. */
export type AppIntent = Extract<
  Intent,
  {
    kind:
      | 'summary'
      | 'alert'
      | 'erasure_report'
      | 'dropped_file'
      | 'issue'
      | 'report'
      | 'report_part'
      | 'digest'
      | 'digest_post'
      | 'stuck';
  }
>;

/** Such a message as it looks now; null when what it is about is gone, or no card is left that a summary stands for. */
export async function renderAppMessage(
  deps: PresentDeps & Pick<Deps, 'showPicture'>,
  intent: AppIntent,
): Promise<Message | null> {
  switch (intent.kind) {
    case 'summary': {
      const model = await burstSummaryModel(deps, { key: keyOf(intent), channel: intent.channel });
      return model && renderBurstSummary(model);
    }
    case 'alert': {
      const closed = await closedChannel(deps.db, intent);
      return closed ? renderClosedAlert(closed) : renderReopenedAlert({ name: intent.channel });
    }
    case 'stuck': {
      const [first, ...rest] = await stuckWork(deps.db, { topic: intent.topic });
      return first ? renderStuck({ topic: intent.topic, all: [first, ...rest] }) : renderUnstuck(intent);
    }
    case 'erasure_report': {
      const report = await erasureReportModel(deps, intent.erasureId);
      return report && renderErasureReport(report);
    }
    case 'dropped_file': {
      const dropped = await droppedFile(deps.db, intent.dropId);
      return dropped && renderDroppedFile(dropped);
    }
    case 'issue': {
      const issue = await issueModel(deps, intent.issueId);
      return issue && renderIssue(issue);
    }
    case 'digest':
    case 'digest_post': {
      const model = await digestModel(deps, intent.digestId);
      return model && (intent.kind === 'digest' ? renderDigest(model) : renderDigestPost(model));
    }
    case 'report':
    case 'report_part':
      return renderReportMessage(deps, intent);
  }
}

async function renderReportMessage(
  deps: PresentDeps & Pick<Deps, 'showPicture'>,
  intent: Extract<AppIntent, { kind: 'report' | 'report_part' }>,
): Promise<Message | null> {
  const model = await reportModel(deps, intent.month, { for: 'channel', pictures: intent.kind === 'report' });
  if (!model) return null;
  if (intent.kind === 'report') return renderReport(model);
  const { sentiment } = model.figures;
  if (intent.part === 'quarter') return sentiment && renderQuarter(sentiment);
  return renderQuotes(model);
}
