import type { ContactChannel, Outcome } from '../../domain/follow-up';
import type { ThemeId } from '../types';

/** How they spoke, and what was noted. `{first}` is the customer's first name. */
export type ContactNote = readonly [ContactChannel, string];

/** Notes on a talk with an unhappy or lukewarm customer, by what it was about. */
export const TALKED_ABOUT: Record<ThemeId, readonly ContactNote[]> = {
  onboarding: [
    [
      'video',
      '{first} walked me through their roll-out. Two sites are stuck on contract imports. Agreed a working session this week.',
    ],
    [
      'phone',
      'Listened for half an hour. They need one named person for the go-live; I said I would find them one.',
    ],
  ],
  support: [
    [
      'phone',
      'Apologised for the back-and-forth. {first} wants one person who knows the account. Took over the two open tickets myself.',
    ],
    [
      'phone',
      '{first} read me the whole ticket thread. Fair points. Agreed a weekly check until it is closed.',
    ],
  ],
  billing: [
    ['phone', 'Went through the last three invoices with {first}. One is wrong, credit note requested.'],
    [
      'video',
      '{first} needs the invoice split by site. Asked finance, showed them the usage page meanwhile.',
    ],
  ],
  pricing: [
    [
      'phone',
      '{first} has to defend the price in their budget round. Agreed to prepare a value summary with their own numbers.',
    ],
    ['phone', 'Talked through seasonal seats. {first} would accept a smaller base with a summer top-up.'],
  ],
  expectations: [
    [
      'video',
      '{first} showed me the slide from the demo. They are right, it says "live". Will come back with an honest date.',
    ],
    ['phone', 'Said plainly what exists today and what does not. {first} took it better than I feared.'],
  ],
  usability: [
    [
      'video',
      'Screen share: watched {first} look for the overtime page. Four minutes. Recorded it for the design team with their consent.',
    ],
    ['video', 'Showed {first} saved filters, which solves half of it. The other half is ours to fix.'],
  ],
  features: [
    [
      'phone',
      '{first} explained how they plan across sites today: two browser windows and a notebook. Wrote it up for product.',
    ],
    ['phone', 'Agreed on what is really missing (copy with notes, print view). Offered a place in the beta.'],
  ],
  reliability: [
    [
      'phone',
      'Called {first} with the incident timeline. They want the lost clock-ins restored before payday; engineering is on it.',
    ],
    ['phone', '{first} can reproduce it at shift change. Got device logs from both kiosks.'],
  ],
  performance: [
    ['video', 'Timed it together: 22 s for their big view. Sent the trace to the board team.'],
    ['phone', '{first} has everyone in one view. Split by area helps for now, they know that it is a patch.'],
  ],
  integrations: [
    [
      'video',
      '{first} sent two failed export ids from Monday. Passed both on, and set their export to run at 05:00 for now.',
    ],
    ['video', 'Went through their sync step by step with {first}. Field mapping was half of the trouble.'],
  ],
  roadmap: [
    ['phone', 'Told {first} honestly that it will not come this year, and why. Appreciated, if not loved.'],
    ['video', 'Showed {first} the next two quarters. Two of their five wishes are in.'],
  ],
  relationship: [
    [
      'phone',
      'Introduced myself as the new contact and said sorry for the gap. {first} would like a call each quarter, booked all four.',
    ],
    ['phone', 'Good long talk. {first} wants to hear from us when nothing is for sale.'],
  ],
  communication: [
    [
      'phone',
      '{first} did not see the release note. Added three of their planners to the list and explained the change.',
    ],
    ['chat', 'Agreed that they get a call, not an e-mail, before anything that touches overtime.'],
  ],
  training: [
    ['phone', 'Booked a short session for their new shift leads. {first} will send questions before.'],
    ['chat', 'Sent the five videos that matter. {first} asked for subtitles, passed on.'],
  ],
  trust: [
    [
      'email',
      'Answered the retention question in writing with our security team. {first} will show it to their council.',
    ],
    ['phone', '{first} needs the signed agreement on file. Found it, it was waiting on our side.'],
  ],
  competition: [
    [
      'phone',
      '{first} is trialling another tool at two sites until the end of the month. They will tell us what decides it.',
    ],
    ['phone', 'Frank talk. Price is not the point, mobile is. Lined up a call with product.'],
  ],
  delivery: [
    [
      'phone',
      'Traced the shipment while on the phone with {first}. Replacement leaves tomorrow, tracking number sent.',
    ],
    ['phone', 'Apologised for the missed appointment. New slot on a day when {first} is on site.'],
  ],
  general: [
    [
      'phone',
      '{first} could not name one thing, more a feeling. We went through their week; the mobile app came up most.',
    ],
    [
      'phone',
      'Short, friendly call. {first} would say 9 if the little things were fixed. Wrote down the little things.',
    ],
  ],
  none: [
    ['phone', 'Asked {first} what was behind the score. Bad day, mostly, but the reports could be clearer.'],
    ['phone', '{first} said it was nothing in particular and was surprised that somebody asked.'],
  ],
};

/** Thanking a promoter. */
export const THANKED: readonly ContactNote[] = [
  ['phone', 'Thanked {first} and asked whether we may quote them. Yes, with their first name.'],
  ['email', 'Sent a thank-you note. {first} would be happy to take a reference call.'],
  ['chat', 'Quick thank-you. {first} asked about the beta, put them on the list.'],
  ['phone', 'Thanked {first}. They offered to show their set-up at the next user day!'],
  ['email', 'Wrote back to say that it made our day, because it did.'],
  ['chat', 'Passed the praise on to the person it was about and told {first} so.'],
  ['phone', 'Thanked {first}, who knows two companies that might like a look. Introduced sales gently.'],
];

export const NOT_REACHED: readonly ContactNote[] = [
  ['phone', 'No answer, left a voicemail.'],
  ['phone', 'Rang twice, straight to voicemail. Will try tomorrow morning.'],
  ['email', 'Out of office until Monday.'],
  ['phone', '{first} was on shift, colleague took a message.'],
  ['email', 'Sent an e-mail with three times to choose from.'],
  ['video', 'Video call booked, {first} could not make it in the end.'],
  ['email', 'Line busy. Sent a short chat message instead.'],
];

export const RESOLVED: Record<Outcome, readonly string[]> = {
  issue_fixed: [
    'Sorted out, and checked with {first} that it holds.',
    'Put right this week. {first} confirmed: "finally".',
    'Corrected on our side, nothing left open.',
    'Done. {first} checked it while we were on the phone.',
  ],
  explained: [
    'Was a misunderstanding on both sides; cleared up and confirmed in writing.',
    'Explained what we can and cannot do, and why. {first} is fine with that.',
    'More a question than a complaint in the end. {first} laughed, so did I.',
  ],
  referred_to_product: [
    'Written up with an example and linked to the request. {first} knows that there is no date yet.',
    'Handed to product with a recording. Will tell {first} when there is news.',
    'Added as the fourth voice on the same request. {first} joins the interviews.',
  ],
  relationship_repaired: [
    'Not everything is fixed, but {first} is talking to us again. Quarterly calls are in the calendar.',
    'We said sorry and meant it. {first} called it "a fresh start".',
    'Met with {first} and their boss. They stay, with a plan that both sides signed off.',
  ],
  thanked: [
    'Thanked.',
    'Thanked, reference agreed.',
    'Thank-you sent, nothing else needed.',
    'Thanked; praise shared with the team.',
  ],
  no_response: [
    'Three attempts over a week and no answer. The door stays open.',
    '{first} did not come back to us. Will pick it up in the next business review.',
    'Phone, e-mail, chat: nothing. Closing, with a note for the account owner.',
  ],
  no_action_possible: [
    'Outside what we can change (their own network). {first} knows and was kind about it.',
    'We will not build this. Said so plainly, with the reason.',
    '{first} has left the company; the colleague who took over has no complaint.',
  ],
};

/** What tends to come of a talk about the product, about anything else, and about nothing in particular. */
export const OUTCOME_WEIGHTS: Record<
  'product' | 'other' | 'unclear',
  readonly (readonly [Outcome, number])[]
> = {
  product: [
    ['issue_fixed', 30],
    ['referred_to_product', 38],
    ['explained', 18],
    ['relationship_repaired', 8],
    ['no_action_possible', 6],
  ],
  other: [
    ['issue_fixed', 34],
    ['explained', 32],
    ['relationship_repaired', 24],
    ['referred_to_product', 4],
    ['no_action_possible', 6],
  ],
  unclear: [
    ['explained', 60],
    ['relationship_repaired', 40],
  ],
};
