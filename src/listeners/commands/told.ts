import type { Deps } from '../../deps';
import { surveyQueue } from '../../queries/tellings/asked-for';
import { maybeCount } from '../../queries/tellings/tellings';
import { countsByInitiative, countsByTeller } from '../../queries/tellings/told-counts';
import { authorizeCommittee } from '../../use-cases/authorize';
import {
  renderSurveyQueue,
  renderToldAll,
  renderToldOne,
  renderWhichTold,
} from '../../views/tellings/told-table';
import type { Message } from '../../views/text/message';

/** `/rnps told [TITLE|survey]`: who asked for what was delivered, and was told. For the committee. */
export async function answerTold(
  deps: Deps,
  { userId, typed }: { userId: string; typed: string },
): Promise<Message> {
  await authorizeCommittee(deps, userId);
  if (typed.toLowerCase() === 'survey') return renderSurveyQueue((await surveyQueue(deps.db, 1)).total);
  const all = await countsByInitiative(deps.db);
  if (!typed) return renderToldAll(all);
  const wanted = typed.toLowerCase();
  const exact = all.filter(({ title }) => title.toLowerCase() === wanted);
  const found = exact.length > 0 ? exact : all.filter(({ title }) => title.toLowerCase().includes(wanted));
  const [one] = found;
  if (!one || found.length > 1)
    return renderWhichTold(
      typed,
      found.map(({ title }) => title),
    );
  const tellers = await countsByTeller(deps.db, one.initiativeId);
  const maybe = await maybeCount(deps.db, { initiativeId: one.initiativeId, of: 'all' });
  return renderToldOne({ initiativeId: one.initiativeId, title: one.title, counts: one, maybe, tellers });
}
