import type { Deps } from '../../deps';
import { offersMessage, quotableMessage } from '../../presenters/present-offers';
import { authorizeLeading } from '../../use-cases/authorize';
import { renderOffersUsage } from '../../views/offers/offers-list';
import type { Message } from '../../views/text/message';

/** `/rnps offers [quotable]`, for leads, the committee and admins: what was offered, or who may be quoted. */
export async function answerOffers(
  deps: Deps,
  { userId, typed }: { userId: string; typed: string },
): Promise<Message> {
  await authorizeLeading(deps, userId);
  switch (typed.trim().toLowerCase()) {
    case '':
      return offersMessage(deps);
    case 'quotable':
      return quotableMessage(deps);
    default:
      return renderOffersUsage(typed.trim());
  }
}
