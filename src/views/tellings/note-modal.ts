import type { ModalView } from '@slack/types';
import { TITLE_MAX } from '../../domain/committee/initiative';
import { ACTIONS } from '../ids';
import { plainContext } from '../text/message';
import { inline } from '../text/mrkdwn';
import { reading } from '../windows/form';
import { type AskerPlace, askerBlocks } from './asker-blocks';
import type { AskerModel } from './telling-model';
import { turningPages } from './turning-pages';

/** The window behind "Note": one customer, and what to tell them. */
export function noteModal(model: {
  asker: AskerModel;
  initiativeId: string;
  title: string;
  place: AskerPlace;
}): ModalView {
  const { asker, initiativeId, title, place } = model;
  return reading('What to tell them', [
    plainContext(inline(title, TITLE_MAX) || '-'),
    ...askerBlocks(asker, { place, hasNote: true }),
    ...turningPages({
      at: `${initiativeId}:${place.whose}`,
      page: 0,
      pages: 1,
      before: ACTIONS.tellingsNewer,
      next: ACTIONS.tellingsOlder,
      more: [{ actionId: ACTIONS.tellings, label: 'Who is to be told…' }],
    }),
  ]);
}
