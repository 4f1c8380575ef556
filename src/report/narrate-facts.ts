import { type Narrated, narrate, type Passage } from '../ai/model/narrate';
import type { Deps } from '../deps';
import type { Facts } from '../domain/narration/fill';

/** A report waits no longer for words. */
const TIME_MS = 20_000;

export interface ToldFactsOfReport {
  /** Named values as they are to be shown; they are never sent. */
  facts: Facts;
  /** What each sentence is about, which facts it may name, and its template. */
  outline: Passage[];
}

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
  { facts, outline }: ToldFactsOfReport,
  timeMs = TIME_MS,
): Promise<ReportSentences | null> {
  if (!ai?.model) return null;
  const late = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const timeIsUp = new Promise<null>((resolve) => {
    timer = setTimeout(() => {
      late.abort();
      resolve(null);
    }, timeMs);
  });
  try {
    const { model, store } = ai;
    const writing = narrate({ facts, outline, ai: { model, store }, signal: late.signal });
    // It goes on for a moment after its time is up, and then nobody waits for it.
    writing.catch(() => {});
    const written = await Promise.race([writing, timeIsUp]);
    if (!written?.passages.some(({ by }) => by === 'model')) return null;
    return { sentences: written.passages, note: written.note };
  } catch (error) {
    log.error(
      { error: (error as Error).name },
      'the words of a report failed in our own code; templates serve',
    );
    return null;
  } finally {
    clearTimeout(timer);
  }
}
