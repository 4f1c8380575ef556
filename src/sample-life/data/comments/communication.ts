import type { ThemeComments } from './theme-comments';

export const COMMUNICATION: ThemeComments = {
  angry: [
    'You changed how overtime is counted, in a release note, on a Friday. {size} pay slips were wrong on Monday.',
    "Nobody told us. That's it, that's the review. Nobody ever tells us.",
  ],
  negative: [
    "Release notes say 'various improvements'. My {boss} ask me what changed and I have to shrug.",
    "I hear about maintenance windows when I'm inside one.",
    'Ten newsletters about events, zero words about the bug we reported.',
    'Status page green, kiosks dead. Pick one story.',
    "Emails go to whoever signed the contract. He's on a boat now. Write to the people who use it.",
    "Jargon everywhere. 'Entitlement accrual policy inheritance' is not a sentence my {boss} should have to read.",
  ],
  mixed: [
    "Good updates, just too late. A week's notice before big changes would be great.",
    "I'd like one short email a month about what changed. In words.",
    'Clear on the big things, quiet on the small ones that trip up our {people}.',
    'Better communication than last year. The incident emails are a model of how to do it, the rest could follow.',
  ],
  positive: [
    "I always know what's coming and when. The monthly note is the only newsletter that I read to the end.",
    "You told us about a bug before we met it, with a workaround. That's how it's done.",
    "Straight answers, including 'no'. I appreciate a good no.",
    'Incident updates were frank and every {minutes} minutes. I could forward them to my board as they were.',
  ],
};
