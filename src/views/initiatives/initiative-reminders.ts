import type { KnownBlock } from '@slack/types';
import { context, header, type Message } from '../text/message';
import { bold, line, person, richText, words } from '../text/rich-text';
import { count } from '../text/words';
import type { InitiativeModel } from './initiative-model';
import { dueWords, initiativeButtons, STATUS_WORDS, titleOf } from './initiative-parts';

const SHOWN = 10;

/** What is due of one person's initiatives, or (`to` is null) of those that nobody has, for the committee. */
export function renderInitiativeReminders(model: { to: string | null; items: InitiativeModel[] }): Message {
  const { to, items } = model;
  const waiting = items.filter((one) => isWaiting(one, to));
  const shown = [...waiting, ...items.filter((one) => !isWaiting(one, to))].slice(0, SHOWN);
  const title = titleWords(waiting.length, to);
  const more = items.length - shown.length;
  return {
    text: title,
    blocks: [
      header(title),
      ...shown.flatMap((one) => itemBlocks(one, to)),
      context(
        more > 0
          ? `and ${more} more: \`/rnps initiatives\` lists them all`
          : '`/rnps initiatives` lists them all.',
      ),
    ],
  };
}

/** False once it is closed, or somebody else's: then there is nothing to remind of. */
export function isWaiting({ status, owner }: InitiativeModel, to: string | null): boolean {
  return status === 'open' && owner === to;
}

function titleWords(waiting: number, to: string | null): string {
  if (waiting === 0) return '✓ No initiative is waiting any more';
  const many = count(waiting, 'initiative');
  return to === null
    ? `${many} that nobody has ${waiting === 1 ? 'is' : 'are'} due`
    : `${many} of yours ${waiting === 1 ? 'is' : 'are'} due`;
}

function itemBlocks(one: InitiativeModel, to: string | null): KnownBlock[] {
  const title = bold(titleOf(one));
  if (isWaiting(one, to))
    return [richText(line(title, words(' · '), words(dueWords(one)))), initiativeButtons(one, to === null)];
  const { glyph, word } = STATUS_WORDS[one.status];
  const now =
    one.status !== 'open'
      ? [words(` · ${glyph} ${word.toLowerCase()}`)]
      : one.owner
        ? [words(' · with '), person(one.owner)]
        : [words(' · nobody has it')];
  return [richText(line(title, ...now))];
}
