import type { ThemeComments } from './theme-comments';

export const RELATIONSHIP: ThemeComments = {
  angry: [
    '{n} years a customer. The only time anyone calls is to sell us something, and they got our name wrong.',
    'Our account manager left in {month}. I found out from an out-of-office. Nobody has taken over.',
    'New customers get the discount, old customers get the survey.',
  ],
  negative: [
    "I don't know who our contact is any more. Third one in {months} months.",
    "Business reviews are a slide deck about your product. I'd like one about our {sites}.",
    "We feel too small to matter. Maybe we are, but don't show it.",
    "We raised the same {n} points in every review this year. They're written down beautifully, each time.",
    "You're great at hello and bad at how are you.",
  ],
  mixed: [
    "Nice people, I'd like to see more of them. A check-in each quarter would do.",
    'Our CSM is lovely and has too many customers. You can hear it.',
    "Good relationship. We'd welcome an honest view on what other {sites} like ours do better.",
    'Happy. A visit to one of our {sites} would teach you more than this survey.',
  ],
  positive: [
    'Our CSM knows our {sites} better than head office does. She asked about the {site} that flooded.',
    "We're treated like a partner. They even told us to wait with an upgrade that we didn't need yet.",
    'Real humans who remember what we talked about last time. Please never automate that.',
    'They came to {season} with us. In boots. Ten out of ten.',
    "When I changed jobs I brought you along. This is the second company where I've done that.",
    'I never feel like a ticket number here.',
  ],
};
