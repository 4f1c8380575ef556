import type { Deps } from '../../deps';
import { slaReport } from '../../presenters/present-sla';
import { readSpan } from '../../presenters/read-span';
import { renderUnknownTeam } from '../../views/commands';
import { renderSla } from '../../views/numbers/sla-report';
import type { Message } from '../../views/text/message';
import { teamNamed } from './team-named';

/** `/rnps sla [team] [months|month]`: how the promise of contact was kept. */
export async function answerSla(deps: Deps, typed: string): Promise<Message> {
  const { teams } = deps.config;
  const all = teamNamed(deps, typed);
  const { span, rest } = all ? { span: { kind: 'now' } as const, rest: typed } : readSpan(deps, typed);
  const team = rest ? teamNamed(deps, rest) : null;
  if (rest && !team) {
    return renderUnknownTeam(
      rest,
      teams.map(({ name }) => name),
    );
  }
  return renderSla(await slaReport(deps, { span, teamId: team?.id ?? null }));
}
