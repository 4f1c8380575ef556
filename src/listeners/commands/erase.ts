import type { Deps } from '../../deps';
import { authorizeAdmin } from '../../use-cases/authorize';
import { wouldErase } from '../../use-cases/erasure/erase-person';
import type { Message } from '../../views/text/message';
import { eraseModal, renderErase } from '../../views/windows/erase-modal';

/** `/rnps erase EMAIL|ID`, for admins: opens the window that says what would go and asks whether they mean it. */
export async function answerErase(
  deps: Deps,
  { userId, triggerId, typed }: { userId: string; triggerId: string; typed: string },
): Promise<Message> {
  await authorizeAdmin(deps, userId);
  const who = addressIn(typed);
  if (!who) return renderErase('usage');
  const would = await wouldErase(deps, { typed: who, by: userId });
  if (!would) return renderErase('nobody');
  await deps.slack.reader.views.open({ trigger_id: triggerId, view: eraseModal({ who, ...would }) });
  return renderErase('asked');
}

// Slack may write an address as a link: <mailto:a@b.example|a@b.example>.
function addressIn(typed: string): string {
  return (/^<mailto:([^|>]+)(?:\|[^>]*)?>$/.exec(typed)?.[1] ?? typed).slice(0, 300).trim();
}
