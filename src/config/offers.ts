import { z } from 'zod';
import { BANDS } from '../domain/bands';
import type { OfferKind } from '../domain/offers/offer';

const kind = z.strictObject({
  name: z.string().trim().min(1).max(60),
  /** To whom it is made. */
  bands: z.array(z.enum(BANDS)).min(1),
});

/** What can be offered to a customer, by an id that is kept with each offer. */
export const offers = z
  .record(
    z.string().regex(/^[a-z0-9][a-z0-9_-]{0,29}$/, 'use small letters, digits, - and _ (at most 30)'),
    kind,
  )
  .default({
    referral: { name: 'Referral', bands: ['promoter'] },
    testimonial: { name: 'Testimonial', bands: ['promoter'] },
    beta: { name: 'Next beta', bands: ['promoter'] },
    walkthrough: { name: 'Walkthrough or training', bands: ['passive'] },
  })
  .refine((all) => Object.keys(all).length <= 20, 'at most 20 kinds of offers')
  .transform((all): OfferKind[] => Object.entries(all).map(([id, one]) => ({ id, ...one })));
