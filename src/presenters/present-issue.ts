import { themeName } from '../domain/themes/taxonomy';
import { storedIssue } from '../queries/themes/issue';
import type { IssueModel } from '../views/themes/issue';
import type { PresentDeps } from './present-card';

const QUOTES = 4;

/** A complaint that came again, as it stands now; null when it is not there. */
export async function issueModel(
  deps: Pick<PresentDeps, 'db' | 'annotator'>,
  issueId: string,
): Promise<IssueModel | null> {
  const issue = await storedIssue(deps.db, issueId, { quotes: QUOTES });
  return issue && { ...issue, themeName: themeName(issue.themeId, deps.annotator.taxonomy()) };
}
