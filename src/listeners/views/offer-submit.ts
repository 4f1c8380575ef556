import type { Deps } from '../../deps';
import { readOfferValue } from '../../domain/offers/offer';
import { offerToCustomer } from '../../use-cases/offers/offer-to-customer';
import { INPUTS } from '../../views/ids';
import { answerForm } from '../answer-failure';
import { inputOf, type Submission, type SubmissionAnswer } from '../submission';

/** The form of Offer: committed before the window closes. */
export async function offerSubmit(deps: Deps, submission: Submission): Promise<SubmissionAnswer> {
  const { block } = INPUTS.offerChoice;
  const asked = readOfferValue(inputOf(submission, INPUTS.offerChoice) ?? '');
  if (!asked) return { kind: 'errors', errors: { [block]: 'Choose what was offered, or what came of it.' } };
  return answerForm(deps, { doing: 'offer_submit', block }, () =>
    offerToCustomer(deps, { followUpId: submission.followUpId, by: submission.userId, asked }),
  );
}
