import type { ModalView, PlainTextOption } from '@slack/types';
import {
  OFFER_ENDS,
  type OfferEnd,
  type OfferKind,
  type OfferState,
  offerValue,
} from '../../domain/offers/offer';
import { CALLBACKS, INPUTS } from '../ids';
import { context, plainContext } from '../text/message';
import { escapeMrkdwn, inline, slackDate } from '../text/mrkdwn';
import { form, input, option } from '../windows/form';

export interface OfferForm {
  followUpId: string;
  about: string;
  /** What can be offered now. */
  kinds: OfferKind[];
  /** All that was offered to this person, the latest first. */
  made: { id: string; name: string; state: OfferState; at: Date }[];
}

const SHOWN = 8;

/** The form behind "Offer": what to offer, or what came of what was offered. */
export function offerModal({ followUpId, about, kinds, made }: OfferForm): ModalView {
  const open = made.filter(({ state }) => state === 'offered');
  const options: PlainTextOption[] = [
    ...open.flatMap(({ id, name }) =>
      OFFER_ENDS.map((end) =>
        option(`${inline(name, 50)}: ${END_WORDS[end]}`, offerValue({ end, offerId: id })),
      ),
    ),
    ...kinds.map(({ id, name }) => option(`Offer: ${inline(name, 60)}`, offerValue({ make: id }))),
  ];
  return {
    ...form('Offer', CALLBACKS.offer, followUpId),
    blocks: [
      plainContext(about),
      input(
        INPUTS.offerChoice.block,
        open.length > 0 ? 'What came of it, or what else?' : 'What was offered?',
        { type: 'static_select', action_id: INPUTS.offerChoice.action, options },
        'It is kept and told in the thread. Nothing is sent to the customer.',
      ),
      ...(made.length > 0 ? [context(made.slice(0, SHOWN).map(lineOf).join('\n'))] : []),
    ],
  };
}

const END_WORDS: Record<OfferEnd, string> = {
  accepted: 'they accepted',
  declined: 'they declined',
  withdrawn: 'we take it back',
};

function lineOf({ name, state, at }: OfferForm['made'][number]): string {
  return `${escapeMrkdwn(inline(name, 60))}: ${state}, ${slackDate(at)}`;
}
