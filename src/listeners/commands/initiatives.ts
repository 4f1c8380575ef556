import type { Deps } from '../../deps';
import { initiativesList } from '../../presenters/present-initiative';
import { renderInitiatives, renderNoPage } from '../../views/initiatives/initiatives-list';
import type { Message } from '../../views/text/message';

/** `/rnps initiatives [page N]`: what the committee decided, open ones first. */
export async function answerInitiatives(deps: Deps, typed: string): Promise<Message> {
  const found = /^(?:page )?(\d{1,4})$/i.exec(typed);
  if (typed && !found) return renderNoPage(typed);
  return renderInitiatives(await initiativesList(deps, Math.max(1, Number(found?.[1] ?? 1))));
}
