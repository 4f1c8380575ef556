import type { PresentDeps } from '../presenters/present-card';
import { mailNewsModel } from '../presenters/present-mail-news';
import { askersForMessage, tellRemindersModel } from '../presenters/present-tellings';
import { renderMailNews } from '../views/tellings/mail-news';
import { renderTell, renderTellReminders } from '../views/tellings/tell-message';
import type { Message } from '../views/text/message';
import type { Intent } from './intent';

/** A message about telling customers, as it looks now; null when it would ask for nothing. */
export async function renderTellingMessage(
  deps: PresentDeps,
  intent: Extract<Intent, { kind: 'tell' | 'tell_reminders' | 'mail_news' }>,
  { posted }: { posted: boolean },
): Promise<Message | null> {
  switch (intent.kind) {
    case 'tell': {
      const model = await askersForMessage(deps, intent);
      const asks = model?.isDelivered && model.counts.notTold > 0;
      return model && (asks || posted) ? renderTell(model) : null;
    }
    case 'tell_reminders': {
      const model = await tellRemindersModel(deps, intent);
      // They waited in their lane while it was done: then they would only annoy.
      const asks = model.items.some(({ notTold }) => notTold > 0);
      return asks || posted ? renderTellReminders(model) : null;
    }
    case 'mail_news': {
      const model = await mailNewsModel(deps, intent.lineId);
      return model && renderMailNews(model);
    }
  }
}
