import type { Deps } from '../../deps';
import { matchAccounts } from '../../domain/customers/account-match';
import { denied } from '../../domain/permissions';
import { accountChoice, accountReport } from '../../presenters/present-account';
import { accountNames, accountStory, confidentialWorkOf } from '../../queries/follow-ups/account-story';
import { type Actor, standingOf, whoIs } from '../../use-cases/authorize';
import {
  type AccountReport,
  renderAccount,
  renderAccountUsage,
  renderNoAccount,
  renderWhichAccount,
} from '../../views/account-report';
import type { Message } from '../../views/text/message';

const PAGE = 20;

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
      const report = await reportFor(deps, actor, { accountId: match.account.id, page: 0 });
      return report ? renderAccount(report) : renderNoAccount(accountChoice(name, [], all));
    }
  }
}

/** A page, from 0, of what this person may read of an account; null when it is not there any more. Throws AccessRefused. */
export async function accountPage(
  deps: Deps,
  userId: string,
  asked: { accountId: string; page: number },
): Promise<AccountReport | null> {
  return reportFor(deps, await whoIs(deps, userId), asked);
}

async function reportFor(
  deps: Deps,
  actor: Actor,
  { accountId, page }: { accountId: string; page: number },
): Promise<AccountReport | null> {
  const without = await hiddenFrom(deps, actor, accountId);
  const story = await accountStory(deps.db, { accountId, without, offset: page * PAGE, limit: PAGE });
  return story && accountReport(deps, story, { page, size: PAGE });
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
