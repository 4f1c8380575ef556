import type { Deps } from '../../deps';
import type { Segment } from '../../domain/numbers/segments';
import { localDate } from '../../domain/sla/calendar-zone';
import { teamRuleSince } from '../../queries/numbers/changed-rules';
import { dayWords } from '../../views/text/words';
import type { Period } from './periods';

/**
 * What to say of teams that are compared over a stretch of days in which the rule that gives answers their team was
 * changed: a break at that day may be the rule's. Null of another segment, and where all days are on one side of it.
 */
export async function teamRuleNote(
  deps: Pick<Deps, 'db'>,
  { segment, span, zone }: { segment: Segment | null; span: Period['span']; zone: string },
): Promise<string | null> {
  if (segment !== 'team') return null;
  const since = await teamRuleSince(deps.db);
  if (!since) return null;
  const day = localDate(zone, since);
  if (day < span.from || day >= span.to) return null;
  return `Teams by another rule before ${dayWords(day)}: answers that came until then went by all that their comment may be about, since then by what is sure. A change at that day may be the rule's.`;
}
