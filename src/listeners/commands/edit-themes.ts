import type { Deps } from '../../deps';
import { themesInUse } from '../../domain/themes/taxonomy';
import { presentProposals } from '../../presenters/present-proposals';
import { currentTaxonomy } from '../../queries/themes/current-taxonomy';
import { authorizeCommittee } from '../../use-cases/authorize';
import { type Message, section } from '../../views/text/message';
import { taxonomyModal } from '../../views/themes/taxonomy-modal';

/** `/rnps themes edit`, for the committee and admins: opens the window that changes the list of themes. */
export async function answerEditThemes(
  deps: Deps,
  { userId, triggerId }: { userId: string; triggerId: string },
): Promise<Message> {
  await authorizeCommittee(deps, userId);
  const taxonomy = await currentTaxonomy(deps.db);
  const view = taxonomyModal({
    version: taxonomy.version,
    themes: themesInUse(taxonomy),
    teams: deps.config.teams,
    proposals: await presentProposals(deps),
  });
  await deps.slack.reader.views.open({ trigger_id: triggerId, view });
  const text = 'The window for changing the themes is open.';
  return { text, blocks: [section(text)] };
}
