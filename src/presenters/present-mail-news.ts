import type { Deps } from '../deps';
import { mailLine } from '../queries/tellings/mail-line';
import type { MailNewsModel } from '../views/tellings/mail-news';
import { historyModel } from './present-history';

/** What came of an e-mail that told somebody without a follow-up; null when it is gone, as after an erasure. */
export async function mailNewsModel(
  deps: Pick<Deps, 'db' | 'config' | 'directory' | 'annotator'>,
  lineId: string,
): Promise<MailNewsModel | null> {
  const found = await mailLine(deps.db, lineId);
  if (!found) return null;
  const { line, ...about } = found;
  const { event } = await historyModel(deps, line);
  return { ...about, event, at: line.at };
}
