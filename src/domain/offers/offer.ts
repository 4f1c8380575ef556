import type { Band } from '../bands';

/** What can be offered, and to whom. */
export interface OfferKind {
  id: string;
  name: string;
  bands: Band[];
}

/** How an offer ends; it stays so. */
export const OFFER_ENDS = ['accepted', 'declined', 'withdrawn'] as const;
export type OfferEnd = (typeof OFFER_ENDS)[number];
export type OfferState = 'offered' | OfferEnd;

/** What the form of an offer asks for: to make one, or to say what came of one. */
export type OfferAsked = { make: string } | { end: OfferEnd; offerId: string };

/** What an option of the form carries, at most 75 characters. */
export function offerValue(asked: OfferAsked): string {
  return 'make' in asked ? `offered:${asked.make}` : `${asked.end}:${asked.offerId}`;
}

/** The same read; null when it is none of ours. */
export function readOfferValue(value: string): OfferAsked | null {
  const [, what, about] = /^([a-z]{1,20}):([a-z0-9_-]{1,60})$/.exec(value) ?? [];
  if (what === undefined || about === undefined) return null;
  if (what === 'offered') return { make: about };
  const end = OFFER_ENDS.find((one) => one === what);
  return end ? { end, offerId: about } : null;
}

/** What a person of this band can be offered, less what is open already. */
export function offerable(kinds: readonly OfferKind[], band: Band, open: readonly string[]): OfferKind[] {
  return kinds.filter(({ id, bands }) => bands.includes(band) && !open.includes(id));
}

/** How an offer is called; by its id when the configuration has it no more. */
export function offerName(kinds: readonly OfferKind[], id: string): string {
  return kinds.find((one) => one.id === id)?.name ?? id;
}
