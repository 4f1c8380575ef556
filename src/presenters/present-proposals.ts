import type { Deps } from '../deps';
import { type StoredProposal, storedProposals } from '../queries/themes/proposals';
import type { ProposalModel } from '../views/themes/proposals';

const SHOWN = 5;
const QUOTES = 3;
const NAME_MAX = 60;
const WORDS_MAX = 300;

/** What is proposed as a theme, those of the most accounts first. */
export async function presentProposals({ db }: Pick<Deps, 'db'>): Promise<ProposalModel[]> {
  const found = await storedProposals(db, { most: SHOWN });
  return found.filter(({ examples }) => examples.length > 0).map(modelOf);
}

/** One that nobody has decided; null when somebody has, or its answers are gone. */
export async function presentProposal({ db }: Pick<Deps, 'db'>, id: string): Promise<ProposalModel | null> {
  const [found] = await storedProposals(db, { id, most: 1 });
  return found && found.decision === null && found.examples.length > 0 ? modelOf(found) : null;
}

function modelOf({ id, suggestedName, accounts, examples }: StoredProposal): ProposalModel {
  const said = saidFor(examples.map(({ words }) => words));
  return {
    id,
    name: suggestedName ?? capitalised(said[0] ?? ''),
    isNameOfModel: suggestedName !== null,
    words: joined(said),
    accounts,
    answers: examples.length,
    quotes: examples.slice(0, QUOTES).map(({ comment, score, accountName }) => ({
      quote: comment,
      score,
      accountName,
    })),
  };
}

/** How customers say it, the most usual first. */
function saidFor(all: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const words of all) {
    const plain = words
      .toLowerCase()
      .replace(/[^\p{L}\p{N}'’]+/gu, ' ')
      .trim();
    if (plain) counts.set(plain, (counts.get(plain) ?? 0) + 1);
  }
  return [...counts]
    .sort(([a, n], [b, m]) => m - n || a.length - b.length || (a < b ? -1 : 1))
    .map(([words]) => words);
}

function joined(said: readonly string[]): string {
  let all = '';
  for (const words of said) {
    const next = all === '' ? words : `${all}, ${words}`;
    if (next.length > WORDS_MAX) continue;
    all = next;
  }
  return all;
}

function capitalised(words: string): string {
  const [first = '', ...rest] = [...words].slice(0, NAME_MAX);
  return first.toUpperCase() + rest.join('');
}
