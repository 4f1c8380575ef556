import { type InitiativeDeps, initiativeModel, remindersModel } from '../presenters/present-initiative';
import { whatPhrasesFind } from '../presenters/present-phrases';
import { initiativeHistoryLine } from '../queries/committee/initiatives';
import { renderInitiative, renderInitiativeForOwner, renderOrphaned } from '../views/initiatives/initiative';
import { renderInitiativeLine } from '../views/initiatives/initiative-line';
import { isWaiting, renderInitiativeReminders } from '../views/initiatives/initiative-reminders';
import type { Message } from '../views/text/message';
import type { Intent } from './intent';

type InitiativeIntent = Extract<
  Intent,
  { kind: 'initiative' | 'initiative_line' | 'initiative_owner' | 'initiative_reminders' }
>;

/** A message about what the committee decided, as it looks now; null when it would tell or ask nothing. */
export async function renderInitiativeMessage(
  deps: InitiativeDeps,
  intent: InitiativeIntent,
  { posted }: { posted: boolean },
): Promise<Message | null> {
  switch (intent.kind) {
    case 'initiative': {
      const model = await initiativeModel(deps, intent.initiativeId);
      return model && renderInitiative(model);
    }
    case 'initiative_line': {
      const line = await initiativeHistoryLine(deps.db, intent.historyId);
      if (line?.verb !== 'phrases_set') return line && renderInitiativeLine(line);
      return renderInitiativeLine({ ...line, finds: await whatPhrasesFind(deps, line.initiativeId) });
    }
    case 'initiative_owner':
      return forOwner(deps, intent, posted);
    case 'initiative_reminders': {
      const model = await remindersModel(deps, intent);
      // They waited in their lane while it was done: then they would only annoy.
      const asks = model.items.some((one) => isWaiting(one, model.to));
      return asks || posted ? renderInitiativeReminders(model) : null;
    }
  }
}

async function forOwner(
  deps: InitiativeDeps,
  { initiativeId, historyId, to }: Extract<InitiativeIntent, { kind: 'initiative_owner' }>,
  posted: boolean,
): Promise<Message | null> {
  const model = await initiativeModel(deps, initiativeId);
  const line = await initiativeHistoryLine(deps.db, historyId);
  if (!model || !line) return null;
  if (!isWaiting(model, to === 'committee' ? null : to) && !posted) return null;
  return to === 'committee'
    ? renderOrphaned(model, { formerOwner: String(line.detail.formerOwner) })
    : renderInitiativeForOwner(model, { by: line.by, to });
}
