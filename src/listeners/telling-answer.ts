import { isId } from '../domain/id';
import type { TellingResult } from '../use-cases/tellings/change-telling';
import { NO_TELLING_WORDS, tellingRefusalWords } from '../views/tellings/telling-refusals';

/** Words for somebody of whom nothing changed; null when it did. */
export function wordsForTelling(result: TellingResult): string | null {
  switch (result.kind) {
    case 'done':
      return null;
    case 'gone':
      return NO_TELLING_WORDS;
    case 'refused':
      return tellingRefusalWords(result.refusal);
  }
}

/** What a button of a window carries: an id, whose people it shows and which page; null when it is none of ours. */
export function readTellingPlace(value: string): { id: string; whose: string | null; page: number } | null {
  const [id = '', whose = '', page = '0'] = value.split(':');
  if (!isId(id) || !/^(all|committee|[UW][A-Z0-9]{2,20})?$/.test(whose) || !/^\d{1,6}$/.test(page))
    return null;
  return { id, whose: whose || null, page: Number(page) };
}
