import type { Deps } from '../../deps';
import { UserError } from '../../domain/errors';
import { isId } from '../../domain/id';
import { GENERAL, NO_CONTENT } from '../../domain/themes/annotation';
import { themesInUse } from '../../domain/themes/taxonomy';
import { presentProposal } from '../../presenters/present-proposals';
import { currentTaxonomy } from '../../queries/themes/current-taxonomy';
import { authorizeCommittee } from '../../use-cases/authorize';
import { proposalModal } from '../../views/themes/proposals';
import { wordsForError } from '../answer-failure';
import { readClick } from '../click';
import { sayPrivately, showWindow } from '../say-privately';

/** "Decide…": the form about one proposed theme, in place of the window that lists them. */
export async function openProposal(
  deps: Deps,
  { body, ack }: { body: unknown; ack: () => Promise<void> },
): Promise<void> {
  await ack();
  const click = readClick(body);
  try {
    await authorizeCommittee(deps, click.userId);
    const proposal = isId(click.value) ? await presentProposal(deps, click.value) : null;
    if (!proposal)
      throw new UserError(
        'Somebody decided this meanwhile, or its answers are gone. Say `/rnps themes edit` again.',
      );
    const taxonomy = await currentTaxonomy(deps.db);
    const themes = themesInUse(taxonomy).filter(({ id }) => id !== GENERAL && id !== NO_CONTENT);
    await showWindow(
      deps,
      click,
      proposalModal({ proposal, version: taxonomy.version, themes, teams: deps.config.teams }),
    );
  } catch (error) {
    await sayPrivately(deps, click, wordsForError(deps, error, 'proposal'));
  }
}
