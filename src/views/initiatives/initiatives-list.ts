import type { KnownBlock } from '@slack/types';
import { context, header, type Message, section } from '../text/message';
import { inline, plain } from '../text/mrkdwn';
import { bold, line, link, richText, words } from '../text/rich-text';
import { count } from '../text/words';
import type { InitiativeModel } from './initiative-model';
import { dueWords, initiativeButton, reasonOf, stateElements, titleOf } from './initiative-parts';

/** A page of what the committee decided. */
export interface InitiativesList {
  items: InitiativeModel[];
  /** From 1. */
  page: number;
  pages: number;
  total: number;
  open: number;
  overdue: number;
}

/** Of `/rnps initiatives`, on one page. */
export const INITIATIVES_PAGE = 15;
/** In App Home. */
export const HOME_SHOWN = 5;

/** What the committee decided: open ones by due date, then what was delivered or declined. */
export function renderInitiatives(list: InitiativesList): Message {
  if (list.total === 0) {
    const text =
      'The committee has not decided anything about a theme yet. `/rnps themes` shows what customers speak of.';
    return { text: 'There are no initiatives yet.', blocks: [section(text)] };
  }
  const overdue = list.overdue > 0 ? `, ${list.overdue} overdue` : '';
  const title = `${count(list.open, 'open initiative')}${overdue}`;
  const where = list.pages > 1 ? `Page ${list.page} of ${list.pages}, of ` : '';
  const more = list.page < list.pages ? [`\`/rnps initiatives page ${list.page + 1}\` shows the next.`] : [];
  return {
    text: title,
    blocks: [
      header(title),
      ...list.items.slice(0, INITIATIVES_PAGE).map(itemBlock),
      context([`${where}${list.total} in all.`, ...more].join(' ')),
    ],
  };
}

function itemBlock(one: InitiativeModel): KnownBlock {
  const reason = reasonOf(one);
  return richText(
    line(bold(titleOf(one))),
    line(
      ...stateElements(one),
      words(` · ${inline(one.themeName, 60)}`),
      ...(one.permalink ? [words(' · '), link(one.permalink, 'See it')] : []),
    ),
    ...(reason ? [line(words(reason))] : []),
  );
}

/** What the viewer of App Home has of initiatives; nothing when that is none. */
export function homeInitiativeBlocks({
  items,
  total,
}: {
  items: InitiativeModel[];
  total: number;
}): KnownBlock[] {
  if (total === 0) return [];
  const more = total - Math.min(total, HOME_SHOWN);
  const rest = more > 0 ? [context(`and ${more} more: \`/rnps initiatives\` lists them`)] : [];
  return [
    { type: 'divider' },
    section(`*${count(total, 'initiative')} of yours*`),
    ...items.slice(0, HOME_SHOWN).map(
      (one): KnownBlock => ({
        type: 'section',
        text: plain(`${titleOf(one)}\n${dueWords(one)} · ${inline(one.themeName, 60)}`, 3000),
        accessory: initiativeButton(one, 'deliver'),
      }),
    ),
    ...rest,
  ];
}

/** An answer for a page that is not there. */
export function renderNoPage(typed: string): Message {
  return {
    text: 'I do not know that.',
    blocks: [
      { type: 'section', text: plain(`I cannot list "${inline(typed, 40)}".`, 3000) },
      section(`Try \`/rnps initiatives\`, or \`/rnps initiatives page 2\`.`),
    ],
  };
}
