import type { KnownBlock, ModalView } from '@slack/types';
import { TITLE_MAX } from '../../domain/committee/initiative';
import { ACTIONS } from '../ids';
import { plainContext, section } from '../text/message';
import { inline } from '../text/mrkdwn';
import { reading } from '../windows/form';
import { askerBlocks } from './asker-blocks';
import {
  type AskersModel,
  beginsByTheme,
  beginsMaybe,
  LOOK_FIRST,
  maybeIntro,
  maybeWords,
  toldWords,
} from './telling-model';
import { turningPages } from './turning-pages';

/** On one page of the window: at four blocks each at most, within the hundred of a view. */
export const ASKERS_PAGE = 10;

/** Everybody who is to be told, and after them who may be, a page at a time. `notice`: our own mrkdwn, of what came of the last press. */
export function askersModal(
  model: AskersModel,
  { page, notice }: { page: number; notice: string | null },
): ModalView {
  const pages = Math.max(1, Math.ceil((model.counts.asked + model.maybe) / ASKERS_PAGE));
  const where = pages > 1 ? ` · page ${page + 1} of ${pages}` : '';
  const also = model.maybe > 0 ? ` · ${maybeWords(model.maybe)}` : '';
  return reading('Who is to be told', [
    ...(notice ? [section(notice)] : []),
    plainContext(`${inline(model.title, TITLE_MAX) || '-'} · ${toldWords(model.counts)}${also}${where}`),
    ...(model.isDelivered ? [] : [section('It was taken up again, so nobody need be told for now.')]),
    ...model.items.flatMap((one, i): KnownBlock[] => [
      { type: 'divider' },
      ...(beginsByTheme(model.items, i) ? [section(LOOK_FIRST)] : []),
      ...(beginsMaybe(model.items, i) ? [section(maybeIntro(model.maybe))] : []),
      ...askerBlocks(one, { place: { whose: model.whose, page }, hasNote: false }),
    ]),
    ...(model.items.length === 0 ? [section('Nobody is listed.')] : []),
    ...turningPages({
      at: `${model.initiativeId}:${model.whose}`,
      page,
      pages,
      before: ACTIONS.tellingsNewer,
      next: ACTIONS.tellingsOlder,
      // Of those who left the list it is the only place.
      more: [{ actionId: ACTIONS.toldHistory, label: 'Who told whom…' }],
    }),
  ]);
}
