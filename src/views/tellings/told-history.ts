import type { ModalView, RichTextElement } from '@slack/types';
import { TITLE_MAX } from '../../domain/committee/initiative';
import type { LeftBecause, TellingVerb, ToldVia } from '../../domain/tellings/telling';
import { ACTIONS } from '../ids';
import { plainContext, section } from '../text/message';
import { inline } from '../text/mrkdwn';
import { bold, bullets, line, person, richText, when, words } from '../text/rich-text';
import { count } from '../text/words';
import { reading } from '../windows/form';
import { nameOf } from './asker-blocks';
import { turningPages } from './turning-pages';

/** Lines of a page: each is short, and a window has room for many. */
export const TOLD_LINES_PAGE = 30;

/** What was said of those who asked for one initiative, as a page of its window shows it. */
export interface ToldHistoryModel {
  initiativeId: string;
  title: string;
  whose: string;
  lines: {
    at: Date;
    by: string;
    verb: TellingVerb;
    via: ToldVia | null;
    /** For one who left the list. */
    why: LeftBecause | null;
    personName: string | null;
    accountName: string | null;
    /** False: they are not on the list any more. */
    isListed: boolean;
  }[];
  total: number;
  page: number;
}

/** Who told whom and when, who said that it is not needed, who took it back, and who left the list; the latest first. */
export function toldHistoryModal(model: ToldHistoryModel): ModalView {
  const { initiativeId, whose, total, page } = model;
  const pages = Math.max(1, Math.ceil(total / TOLD_LINES_PAGE));
  const where = pages > 1 ? ` · page ${page + 1} of ${pages}` : '';
  return reading('Who told whom', [
    plainContext(`${inline(model.title, TITLE_MAX) || '-'} · ${count(total, 'line')}${where}`),
    model.lines.length > 0
      ? richText(bullets(model.lines.map((one) => line(...elementsOf(one)))))
      : section('Nobody was told yet.'),
    ...turningPages({
      at: `${initiativeId}:${whose}`,
      page,
      pages,
      before: ACTIONS.toldHistoryNewer,
      next: ACTIONS.toldHistoryOlder,
      more: [{ actionId: ACTIONS.tellings, label: 'Who is to be told…' }],
    }),
  ]);
}

const LEFT_BECAUSE: Record<LeftBecause, string> = {
  phrase: 'none of the words that are looked for now finds them',
  theme: 'nobody is sure that their comment is about its theme',
  unlinked: 'somebody took back that they asked',
  nothing: 'nothing finds them any more',
};

function elementsOf(one: ToldHistoryModel['lines'][number]): RichTextElement[] {
  const account = one.personName ? inline(one.accountName ?? '', 80) : '';
  return [
    bold(nameOf(one)),
    words(`${account ? `, ${account}` : ''}: `),
    ...whatElements(one),
    words(', '),
    when(one.at),
    ...(one.isListed || one.verb === 'left' ? [] : [words(' · not on the list any more')]),
  ];
}

function whatElements({ verb, via, by, why }: ToldHistoryModel['lines'][number]): RichTextElement[] {
  switch (verb) {
    case 'told':
      return [words(via === 'email' ? '✓ told by e-mail by ' : '✓ told by '), person(by)];
    case 'not_needed':
      return [words('– not needed, says '), person(by)];
    case 'taken_back':
      return [words('↶ taken back by '), person(by)];
    case 'came_back':
      return [words('⚑ the e-mail came back, so they are not told')];
    case 'left':
      return [words(`left the list: ${LEFT_BECAUSE[why ?? 'nothing']}`)];
  }
}
