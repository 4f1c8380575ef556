import type { ThemeComments } from './theme-comments';

export const TRUST: ThemeComments = {
  angry: [
    "One of our {boss} could see salaries of another {site}. You called it 'a display issue'. Our works council didn't.",
    "Security questionnaire sent in {month}, {n} reminders, no answer. Procurement wants us gone and I can't argue.",
  ],
  negative: [
    "It took {weeks} weeks to get the data-processing agreement signed. That isn't confidence-inspiring.",
    'No two-factor on the kiosk admin. In this day and age?',
    "I'm not comfortable with how long location data of our {people} is kept, and nobody can tell me.",
    "After the mix-up with the other customer's logo in our report I double-check everything.",
  ],
  mixed: [
    "Trust the product. I'd like the audit log on our plan as well.",
    'Security answers were good, just slow to arrive.',
    'Reliable partner so far. Data residency in our region would settle our legal team.',
  ],
  positive: [
    "Passed our security review at the first attempt. Our CISO asked whether I'd bribed you.",
    "You owned up to a mistake we'd never have noticed. I trust you more for it.",
    'Our {people} were suspicious about the app and location. Your plain-language privacy page won them over.',
  ],
};
