import type { Deps } from '../../deps';
import { matchAccounts } from '../../domain/customers/account-match';
import { denied } from '../../domain/permissions';
import { accountChoice, accountReport } from '../../presenters/present-account';
import { accountNames, accountStory, confidentialWorkOf } from '../../queries/follow-ups/account-story';
import { type Actor, standingOf, whoIs } from '../../use-cases/authorize';
import {
  renderAccount,
  renderAccountUsage,
  renderNoAccount,
  renderWhichAccount,
} from '../../views/account-report';
import type { Message } from '../../views/text/message';

const ANSWERS_SHOWN = 20;

/** `/rnps account NAME`: all that is known of an account, as far as this person may read it. */
export async function answerAccount(deps: Deps, userId: string, name: string): Promise<Message> {
  const actor = await whoIs(deps, userId);
  if (!name) return renderAccountUsage();
  const all = await accountNames(deps.db);
  const match = matchAccounts(name, all);
  switch (match.kind) {
    case 'several':
      return renderWhichAccount(accountChoice(name, match.accounts, all));
    case 'none':
      return renderNoAccount(accountChoice(name, match.near, all));
    case 'one': {
      const without = await hiddenFrom(deps, actor, match.account.id);
      const story = await accountStory(deps.db, {
        accountId: match.account.id,
        without,
        limit: ANSWERS_SHOWN,
      });
      return story
        ? renderAccount(accountReport(deps, story))
        : renderNoAccount(accountChoice(name, [], all));
    }
  }
}

/** Follow-ups of an account that this person may not read: those of others that are, or may be, about them too. */
async function hiddenFrom(deps: Deps, actor: Actor, accountId: string): Promise<string[]> {
  const works = await confidentialWorkOf(deps.db, accountId);
  const hidden = works.filter((work) =>
    denied(
      'read',
      standingOf(deps, actor, work, new Set(work.accountOwners.map((one) => one.toLowerCase()))),
    ),
  );
  return hidden.map(({ followUpId }) => followUpId);
}
