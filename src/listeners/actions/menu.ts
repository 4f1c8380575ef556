import type { ModalView } from '@slack/types';
import type { Deps } from '../../deps';
import { historyModel } from '../../presenters/present-history';
import { whyDue } from '../../presenters/why-due';
import { type FollowUpDetail, followUpDetail } from '../../queries/follow-up-detail';
import { historyOf } from '../../queries/history-lines';
import { authorize } from '../../use-cases/authorize';
import { accountNameOf } from '../../views/card-facts';
import { type MenuChoice, readMenuValue } from '../../views/ids';
import { historyModal, whyDueModal } from '../../views/modals';
import { GONE_WORDS } from '../../views/refusals';
import { wordsForError } from '../answer-failure';
import { readClick } from '../click';
import { isId } from '../ids';
import { sayPrivately } from '../say-privately';

/** The card's menu: History, and why the due time is what it is. */
export async function menu(
  deps: Deps,
  { body, ack }: { body: unknown; ack: () => Promise<void> },
): Promise<void> {
  await ack();
  const click = readClick(body);
  try {
    await authorize(deps, click.userId);
    const choice = readMenuValue(click.value);
    const followUp =
      choice && isId(choice.followUpId) ? await followUpDetail(deps.db, choice.followUpId) : null;
    if (!choice || !followUp) return await sayPrivately(deps, click, GONE_WORDS);
    await deps.slack.reader.views.open({
      trigger_id: click.triggerId,
      view: await windowFor(deps, choice.choice, followUp),
    });
  } catch (error) {
    await sayPrivately(deps, click, wordsForError(deps, error, 'menu'));
  }
}

async function windowFor(deps: Deps, choice: MenuChoice, followUp: FollowUpDetail): Promise<ModalView> {
  switch (choice) {
    case 'history': {
      const lines = await historyOf(deps.db, followUp.id);
      return historyModal({
        about: `${accountNameOf(followUp)}, ${followUp.score}/10`,
        lines: lines.map((line) => historyModel(deps.config, line)),
      });
    }
    case 'why_due':
      return whyDueModal(whyDue(deps.config, followUp));
  }
}
