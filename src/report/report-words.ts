import type { Deps } from '../deps';
import { fill } from '../domain/narration/fill';
import type { Sentence, StoredReport } from '../queries/committee/reports';
import { narrateFacts } from './narrate-facts';
import type { ReportOutline } from './outline';

/** The sentences of a report. Asked for once, when it is made, and kept with its figures. */
export async function reportWords(
  deps: Pick<Deps, 'ai' | 'log'>,
  { facts, outline, themes }: ReportOutline,
): Promise<StoredReport['words']> {
  const narrated = await narrateFacts(deps, { facts, outline });
  if (narrated) {
    const { sentences, note } = narrated;
    return { sentences: sentences.map(({ id, text }) => sentence(id, text)), note };
  }
  return {
    sentences: outline.map(({ id, template }) => sentence(id, fill(template, facts))),
    note: 'Written from templates; figures and quotes by code.',
  };

  function sentence(id: string, text: string): Sentence {
    const theme = themes[id];
    return theme === undefined ? { id, text } : { id, text, theme };
  }
}
