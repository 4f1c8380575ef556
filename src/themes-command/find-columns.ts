import { UserError } from '../domain/errors';
import { plain } from '../import/fields';
import type { Header } from '../import/header';
import { printable } from './printable';

/** Which column holds what, by its place; null: there is none. */
export interface CommentColumns {
  text: number;
  id: number | null;
  score: number | null;
}

/** What such columns are called, the likeliest first; as `plain` writes them. */
const USUAL = {
  text: [
    'text',
    'comment',
    'comments',
    'feedback',
    'response text',
    'verbatim',
    'verbatims',
    'review',
    'review text',
    'reviews',
    'open text',
    'free text',
    'answer',
    'message',
    'body',
    'content',
    'customer feedback',
    'customer comment',
    'nps comment',
    'nps feedback',
    'nps comments',
    'open ended response',
    'open answer',
    'description',
    'reason',
    'response',
    'responses',
  ],
  id: [
    'id',
    'response id',
    'comment id',
    'answer id',
    'row id',
    'survey response id',
    'respondent id',
    'user id',
    'uuid',
    'key',
  ],
  score: [
    'score',
    'nps score',
    'nps',
    'nps rating',
    'rating',
    'likelihood to recommend',
    'recommend',
    'how likely',
  ],
} as const;
const NAMES_SHOWN = 30;

/** Finds the column of the comments, and those of ids and scores where there are any; UserError when it cannot be told. */
export function findColumns(
  file: string,
  header: Header,
  named: { text: string | null; id: string | null; score: string | null },
): CommentColumns {
  const words = header.names.map(plain);
  const at = (field: keyof typeof USUAL): number | null => {
    const told = named[field];
    if (told === 'none' && field !== 'text') return null;
    if (told !== null) return placeOf(file, header, words, told);
    for (const usual of USUAL[field]) {
      const place = words.indexOf(usual);
      if (place >= 0) return place;
    }
    return null;
  };
  const text = at('text') ?? (header.openText.length === 1 ? header.openText[0]! : onlyColumn(header));
  if (text === null)
    throw new UserError(
      `${file}: no column is called text, comment, feedback or the like. Say which one holds the comments: --text "${printable(header.names.at(-1)!)}". Columns are: ${listOf(header)}.`,
    );
  const free = (place: number | null) => (place === text ? null : place);
  return { text, id: free(at('id')), score: free(at('score')) };
}

function onlyColumn({ names }: Header): number | null {
  return names.length === 1 ? 0 : null;
}

function placeOf(file: string, header: Header, words: string[], told: string): number {
  const exact = header.names.indexOf(told);
  if (exact >= 0) return exact;
  const alike = words.indexOf(plain(told));
  if (alike >= 0) return alike;
  throw new UserError(`${file}: no column is called “${printable(told)}”. Columns are: ${listOf(header)}.`);
}

function listOf({ names }: Header): string {
  const shown = names.slice(0, NAMES_SHOWN).map((name) => `“${printable(name).slice(0, 60)}”`);
  return names.length > NAMES_SHOWN
    ? `${shown.join(', ')} and ${names.length - NAMES_SHOWN} more`
    : shown.join(', ');
}
