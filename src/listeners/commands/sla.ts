import type { Deps } from '../../deps';
import { answerSla } from '../../presenters/numbers/answer-sla';
import type { NumbersAnswer } from '../../presenters/numbers/numbers-answer';
import { readSpan } from '../../presenters/read-span';
import { renderUnknownTeam } from '../../views/commands';
import type { Message } from '../../views/text/message';
import { teamNamed } from './team-named';

/** `/rnps sla [team] [months|month]`: how the promise of contact was kept. */
export async function slaCommand(deps: Deps, typed: string): Promise<NumbersAnswer | Message> {
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
  return answerSla(deps, { span, teamId: team?.id ?? null, typed });
}
