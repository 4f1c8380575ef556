import type { Deps } from '../deps';
import { fill } from '../domain/narration/fill';
import type { StoredReport } from '../queries/committee/reports';
import { narrateFacts } from './narrate-facts';
import type { ReportOutline } from './outline';

/** The sentences of a report. Asked for once, when it is made, and kept with its figures. */
export async function reportWords(
  deps: Pick<Deps, 'ai' | 'log'>,
  { facts, outline }: ReportOutline,
): Promise<StoredReport['words']> {
  const narrated = await narrateFacts(deps, { facts, outline });
  if (narrated) {
    const { sentences, note } = narrated;
    return { sentences: sentences.map(({ id, text }) => ({ id, text })), note };
  }
  return {
    sentences: outline.map(({ id, template }) => ({ id, text: fill(template, facts) })),
    note: 'Written from templates; figures and quotes by code.',
  };
}
