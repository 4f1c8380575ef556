import type { Polarity } from '../../domain/themes/annotation';
import type { AboutComment } from '../card/card-model';
import { inline } from '../text/mrkdwn';
import { count } from '../text/words';

/** A shape and a word for each side, so that none is told by a shape or a colour alone. */
export const POLARITY_WORDS: Record<Polarity, { glyph: string; word: string }> = {
  positive: { glyph: '▲', word: 'praised' },
  neutral: { glyph: '•', word: 'mentioned' },
  negative: { glyph: '▼', word: 'criticised' },
};

/** What stands beside a reading that is not sure. */
export const CHECK_WORDS = 'please check';

/** "12 answers, 7 of them sure": how many readings of a theme can be taken as they are; a `sure` that nobody counted is left out. */
export function readingsWords({ n, sure }: { n: number; sure?: number | null }): string {
  const answers = count(n, 'answer');
  if (sure === undefined || sure === null || sure === n) return answers;
  if (n === 1) return `${answers}, not sure`;
  return `${answers}, ${sure === 0 ? 'none' : sure.toLocaleString('en-US')} of them sure`;
}

/** "1 answer still criticises it", "3 answers, 2 of them sure, still criticise it" */
export function stillCriticisedWords({ criticised: n, sure }: { criticised: number; sure: number }): string {
  return `${readingsWords({ n, sure })}${sure < n ? ',' : ''} still ${n === 1 ? 'criticises' : 'criticise'} it`;
}

const NAME_MAX = 60;

/** "▼ Billing and contracts (criticised), ▲ Support and help (praised); please check" */
export function aboutWords(about: AboutComment): string {
  if (about.kind === 'not_themed') return notThemedWords(about.language);
  const themes = about.themes.slice(0, 3).map(({ name, polarity }) => {
    const { glyph, word } = POLARITY_WORDS[polarity];
    return `${glyph} ${inline(name, NAME_MAX)} (${word})`;
  });
  return `${themes.join(', ')}${about.check ? `; ${CHECK_WORDS}` : ''}`;
}

/** "not themed (French)" */
export function notThemedWords(language: string | null): string {
  return `not themed (${languageName(language)})`;
}

const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });

/** The name of a language by its ISO 639-1 code, in English. */
export function languageName(code: string | null): string {
  return (code && /^[a-z]{2,3}$/.test(code) && names.of(code)) || 'language unknown';
}
