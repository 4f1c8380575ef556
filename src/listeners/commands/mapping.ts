import type { Deps } from '../../deps';
import { parkedOf } from '../../queries/operations/deliveries';
import { authorizeAdmin } from '../../use-cases/authorize';
import type { Message } from '../../views/text/message';
import { LINES_MAX, mappingModal, renderMapping } from '../../views/windows/mapping-modal';

/** `/rnps mapping SOURCE`, for admins: opens the window in which other lines are tried on what came of late. */
export async function answerMapping(
  deps: Deps,
  { userId, triggerId, typed }: { userId: string; triggerId: string; typed: string },
): Promise<Message> {
  await authorizeAdmin(deps, userId);
  const source = deps.config.sources.find(({ name }) => name === typed.toLowerCase());
  const lines = source ? deps.sourceLines.of(source.name) : null;
  if (!source || lines === null)
    return renderMapping({ kind: 'which', sources: deps.config.sources.map(({ name }) => name) });
  if (lines.length > LINES_MAX) return renderMapping({ kind: 'too_long', source: source.name });
  const parked = await parkedOf(deps.db, source.name);
  const view = mappingModal({ source: source.name, lines, parked, tried: null, notice: null });
  await deps.slack.reader.views.open({ trigger_id: triggerId, view });
  return renderMapping({ kind: 'opened' });
}
