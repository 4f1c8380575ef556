import { type Narrated, narrate } from '../ai/model/narrate';
import type { Deps } from '../deps';
import { inTime } from '../in-time';
import type { ReportOutline } from './outline';

/** A report waits no longer for words. */
const TIME_MS = 20_000;

export interface ReportSentences {
  /** In the order of the outline; a sentence of which the model gave no good one is its template's. */
  sentences: Narrated[];
  /** What to tell the reader of how it was written. */
  note: string;
}

/**
 * The sentences of a report in the model's words, with all figures put in by code. Null when there is no model, it gave no
 * sentence that counts, or not within `timeMs`: then templates speak. Never throws, so that no report fails because of it.
 */
export async function narrateFacts(
  { ai, log }: Pick<Deps, 'ai' | 'log'>,
  { facts, outline }: Pick<ReportOutline, 'facts' | 'outline'>,
  timeMs = TIME_MS,
): Promise<ReportSentences | null> {
  if (!ai?.model) return null;
  const late = new AbortController();
  try {
    const { model, store } = ai;
    const writing = narrate({ facts, outline, ai: { model, store }, signal: late.signal });
    const written = await inTime(timeMs, writing, null);
    if (!written) late.abort();
    if (!written?.passages.some(({ by }) => by === 'model')) return null;
    return { sentences: written.passages, note: written.note };
  } catch (error) {
    log.error(
      { error: (error as Error).name },
      'the words of a report failed in our own code; templates serve',
    );
    return null;
  }
}
