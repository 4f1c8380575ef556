import { teamOf } from '../config/team-of';
import { type Band, bandOf } from '../domain/bands';
import { type AccountNames, wordFor } from '../domain/customers/account-match';
import { slaStatus } from '../domain/follow-up';
import type { AccountStory, StoredAnswer } from '../queries/follow-ups/account-story';
import type { FollowUpDetail } from '../queries/follow-ups/follow-up-detail';
import type { AccountAnswer, AccountChoice, AccountReport, AccountWork } from '../views/account-report';
import { dueInWords, type PresentDeps, permalinkOf } from './present-card';

type AccountDeps = Omit<PresentDeps, 'db'>;

/** An account's story as its view takes it; `page` from 0, of so many answers each. */
export function accountReport(
  deps: AccountDeps,
  story: AccountStory,
  { page, size }: { page: number; size: number },
): AccountReport {
  const { account } = story;
  const works = new Map(story.followUps.map((f) => [f.id, workOf(deps, f)]));
  const bands: Record<Band, number> = { detractor: 0, passive: 0, promoter: 0 };
  for (const { score, n } of story.scores) bands[bandOf(score)] += n;
  return {
    ...account,
    name: nameOf(account),
    owner: account.ownerName ?? account.ownerEmail,
    bands,
    answers: story.answers.map((answer) => answerOf(answer, works)),
    withheld: story.withheld,
    page,
    pages: Math.max(1, Math.ceil(story.scores.reduce((sum, { n }) => sum + n, 0) / size)),
  };
}

function answerOf(answer: StoredAnswer, works: ReadonlyMap<string, AccountWork>): AccountAnswer {
  return {
    ...answer,
    band: bandOf(answer.score),
    followUp: answer.followUpId === null ? null : (works.get(answer.followUpId) ?? null),
  };
}

function workOf(deps: AccountDeps, f: FollowUpDetail): AccountWork {
  return {
    teamName: teamOf(deps.config, f.team).name,
    score: f.score,
    state: f.state,
    sla: slaStatus(f, deps.now()),
    dueInWords: dueInWords(deps.config, f),
    // The card of a confidential one is in somebody's direct messages.
    permalink: f.confidential ? null : permalinkOf(deps, f),
  };
}

const CHOICES_MAX = 10;

/** Accounts to choose from, each with the words that find it alone among `all`. */
export function accountChoice(
  typed: string,
  found: readonly AccountNames[],
  all: readonly AccountNames[],
): AccountChoice {
  return {
    typed,
    accounts: found.slice(0, CHOICES_MAX).map((account) => ({
      name: nameOf(account),
      domain: account.name === null ? null : account.domain,
      word: wordFor(account, all),
    })),
    total: found.length,
  };
}

function nameOf({ name, domain, externalId, id }: AccountNames): string {
  return name?.trim() || domain || externalId || id;
}
