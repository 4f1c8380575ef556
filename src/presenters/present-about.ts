import { NO_CONTENT } from '../domain/themes/annotation';
import { currentId, type Taxonomy, themeName } from '../domain/themes/taxonomy';
import type { CommentAbout } from '../queries/follow-ups/follow-up-detail';
import type { AboutComment } from '../views/card/card-model';

/** What a comment is about by the names of now; null for one that says nothing. */
export function aboutModel(taxonomy: Taxonomy, about: CommentAbout): AboutComment | null {
  const foreign = about.language !== null && about.language !== 'en';
  if (about.themes.length === 0) return foreign ? { kind: 'not_themed', language: about.language } : null;
  const themes = about.themes
    .filter(({ id }) => id !== NO_CONTENT)
    .map(({ id, polarity }) => ({ id: currentId(taxonomy, id), polarity }));
  const once = themes.filter(({ id }, at) => themes.findIndex((other) => other.id === id) === at);
  if (once.length === 0) return null;
  return {
    kind: 'themes',
    themes: once.map(({ id, polarity }) => ({ name: themeName(id, taxonomy), polarity })),
    check: !about.sure,
  };
}
