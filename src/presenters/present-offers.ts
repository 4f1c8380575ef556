import type { Deps } from '../deps';
import { type CsvExport, EXPORT_ROWS_MAX } from '../domain/csv';
import { OFFER_ENDS, type OfferState, offerable, offerName } from '../domain/offers/offer';
import type { FollowUpDetail } from '../queries/follow-ups/follow-up-detail';
import { type ListedOffer, type OfferMade, offersIn } from '../queries/offers/offers';
import { quotablePromoters } from '../queries/offers/quotable-promoters';
import type { OfferForm } from '../views/offers/offer-modal';
import { type OfferLine, renderOffers } from '../views/offers/offers-list';
import { renderQuotable } from '../views/offers/quotable-list';
import type { Message } from '../views/text/message';
import { count } from '../views/text/words';

type OfferDeps = Pick<Deps, 'db' | 'config' | 'directory'>;

const SHOWN = 15;

/** What the form of an offer shows for a follow-up. */
export function offerForm(
  { config }: Pick<Deps, 'config'>,
  f: Pick<FollowUpDetail, 'band'>,
  made: readonly OfferMade[],
): Pick<OfferForm, 'kinds' | 'made'> {
  const open = made.filter(({ state }) => state === 'offered').map(({ kind }) => kind);
  return {
    kinds: offerable(config.offers, f.band, open),
    made: made.map(({ kind, ...one }) => ({ ...one, name: offerName(config.offers, kind) })),
  };
}

/** What is open and what was accepted. */
export async function offersMessage(deps: OfferDeps): Promise<Message> {
  const { offers, totals } = await offersIn(deps.db, { states: ['offered', 'accepted'], limit: SHOWN });
  const of = (state: OfferState) =>
    offers.filter((one) => one.state === state).map((one) => lineOf(deps, one));
  return renderOffers({
    open: of('offered'),
    accepted: of('accepted'),
    totals: { open: totals.offered ?? 0, accepted: totals.accepted ?? 0 },
  });
}

function lineOf({ config, directory }: OfferDeps, one: ListedOffer): OfferLine {
  return {
    name: offerName(config.offers, one.kind),
    state: one.state,
    at: one.endedAt ?? one.offeredAt,
    by: one.endedBy ?? one.offeredBy,
    personName: one.personName,
    accountName: one.accountName,
    permalink: one.card && directory.permalink(one.card),
  };
}

/** Promoters who may be quoted. */
export async function quotableMessage(deps: OfferDeps): Promise<Message> {
  const { promoters, total } = await quotablePromoters(deps.db, SHOWN);
  const lines = promoters.map(({ card, ...one }) => ({
    ...one,
    permalink: card && deps.directory.permalink(card),
  }));
  return renderQuotable({ lines, total });
}

/** All offers, or all quotes, for a spreadsheet. */
export async function offersFile(deps: OfferDeps, which: 'offers' | 'quotable'): Promise<CsvExport> {
  return which === 'offers' ? allOffers(deps) : allQuotes(deps);
}

async function allOffers({ db, config }: OfferDeps): Promise<CsvExport> {
  const { offers } = await offersIn(db, { states: ['offered', ...OFFER_ENDS], limit: EXPORT_ROWS_MAX });
  return {
    name: 'offers',
    words: count(offers.length, 'offer'),
    head: ['offer', 'state', 'person', 'account', 'offered_at', 'offered_by', 'ended_at', 'ended_by'],
    records: offers.map((one) => [
      offerName(config.offers, one.kind),
      one.state,
      one.personName,
      one.accountName,
      one.offeredAt,
      one.offeredByName,
      one.endedAt,
      one.endedByName,
    ]),
  };
}

async function allQuotes({ db }: OfferDeps): Promise<CsvExport> {
  const { promoters } = await quotablePromoters(db, EXPORT_ROWS_MAX);
  return {
    name: 'quotable-promoters',
    words: count(promoters.length, 'comment that may be quoted', 'comments that may be quoted'),
    head: ['person', 'title', 'account', 'score', 'answered_at', 'quote'],
    records: promoters.map((one) => [
      one.personName,
      one.title,
      one.accountName,
      one.score,
      one.answeredAt,
      one.said,
    ]),
  };
}
