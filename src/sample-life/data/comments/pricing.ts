import type { ThemeComments } from './theme-comments';

export const PRICING: ThemeComments = {
  angry: [
    'A {percent}% increase at renewal and the only new thing I can see is the logo. We are looking elsewhere.',
    "We pay for {size} seats. {Season} ends and we need half of those, but 'seats can only go up'. That's not a price, that's a trap.",
    'Charging extra for the audit log is like charging extra for the brakes.',
  ],
  negative: [
    'It has become expensive for what we use. {n} {sites}, and only the rota.',
    'Hard to defend the price to our board when [the cheaper plan|a spreadsheet|the old tool] did nearly the same.',
    'Per-seat pricing punishes anybody with seasonal {people}. Which is everybody in {industry}.',
    "We hit the plan limit on {sites} and the next step up doubles the bill. There's nothing in between.",
    'Price went up {percent}%, and we found out from the invoice.',
    'The feature we actually need sits one plan above ours, as always.',
    "For a small organisation like ours it's the biggest software bill of the year.",
  ],
  mixed: [
    'Good product at [the upper end of fair|a price I have to justify every year].',
    'Worth it for the big {sites}, not for the small ones. A light plan would help.',
    'Happy with the tool, less with the {percent}% increase.',
    'Fair price. A discount for paying yearly would be fairer.',
    'Value is there if you use all of it. We use about half.',
    "Seasonal seats and I'd happily say 9.",
  ],
  positive: [
    'Paid for itself by {month}. We overstaff less and nobody had to work harder.',
    'Not the cheapest, and worth every cent. We did the maths twice because nobody believed it the first time.',
    "We save roughly {n} hours a {site} a week. At that rate I'd pay more, but please don't tell sales.",
    'Honest pricing, no surprises, and somebody told us when we were on too big a plan. Who does that?',
    'The nonprofit-friendly terms made this possible for us. Thank you.',
  ],
};
