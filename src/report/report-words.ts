import { fill } from '../domain/narration/fill';
import type { StoredReport } from '../queries/reports';
import type { ReportOutline } from './outline';

/** The sentences of a report. Asked for once, when it is made, and kept with its figures. */
export async function reportWords({ facts, outline }: ReportOutline): Promise<StoredReport['words']> {
  return {
    sentences: outline.map(({ id, template }) => ({ id, text: fill(template, facts) })),
    note: 'Written from templates; figures and quotes by code.',
  };
}
