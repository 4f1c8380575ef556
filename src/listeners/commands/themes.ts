import type { Deps } from '../../deps';
import { nearest } from '../../domain/nearest';
import { type KeptTheme, themesInUse } from '../../domain/themes/taxonomy';
import { themeDetail, themesReport } from '../../presenters/present-themes';
import { readSpan } from '../../presenters/read-span';
import type { Message } from '../../views/text/message';
import { renderNoTheme, renderTheme, renderThemes } from '../../views/themes/themes-report';

/** `/rnps themes [theme] [months|month] [page N]`: what customers speak of, or the answers behind one theme. */
export async function answerThemes(
  deps: Deps,
  { userId, typed }: { userId: string; typed: string },
): Promise<Message> {
  const { page, words } = pageIn(typed);
  const themes = themesInUse(deps.annotator.taxonomy());
  const whole = themeNamed(themes, words);
  const { span, rest } = whole ? { span: { kind: 'now' } as const, rest: words } : readSpan(deps, words);
  if (!rest) return renderThemes(await themesReport(deps, { span, userId }));
  const theme = whole ?? themeNamed(themes, rest);
  if (!theme)
    return renderNoTheme(
      rest,
      meant(themes, rest),
      themes.map(({ id }) => id),
    );
  return renderTheme(await themeDetail(deps, { span, themeId: theme.id, page, userId }));
}

function pageIn(typed: string): { page: number; words: string } {
  const found = /^(.*?)\s*\bpage (\d{1,4})$/i.exec(typed);
  return found ? { page: Math.max(1, Number(found[2])), words: found[1]! } : { page: 1, words: typed };
}

function themeNamed(themes: KeptTheme[], typed: string): KeptTheme | null {
  const word = typed.toLowerCase();
  return themes.find(({ id, name }) => id === word || name.toLowerCase() === word) ?? null;
}

// By its id, its name, or a word of its name.
function meant(themes: KeptTheme[], typed: string): KeptTheme | null {
  const names = new Map<string, KeptTheme>();
  for (const theme of themes) {
    const name = theme.name.toLowerCase();
    for (const known of [theme.id, name, ...name.split(/[^\p{L}\p{N}]+/u)])
      if (known.length > 2 && !names.has(known)) names.set(known, theme);
  }
  const near = nearest(typed.toLowerCase().slice(0, 60), [...names.keys()]);
  return near ? names.get(near)! : null;
}
