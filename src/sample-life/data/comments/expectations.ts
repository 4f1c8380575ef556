import type { ThemeComments } from './theme-comments';

export const EXPECTATIONS: ThemeComments = {
  angry: [
    "In the demo it did rotas for {n} {sites} at once. In real life it doesn't. I call that [misleading|a different word, but I'm polite].",
    "Promised for {month}. Then 'next quarter'. Then the person who promised it left. We signed because of that feature.",
    'Sales said yes to everything. I have the emails. Product says no to everything. I have those as well.',
  ],
  negative: [
    'What we were sold and what we got are cousins, not twins.',
    "The offline mode we were promised before signing is 'in discovery'. That was {months} months ago.",
    "We were told that payroll rules for our country were included. They're included if you build them yourself.",
    "Every date slips by a quarter. I've stopped telling my {boss}, it's embarrassing.",
    'Nobody mentioned that the forecast needs two years of history to work. We have one.',
  ],
  mixed: [
    "Most of what was promised is there. The rest I've stopped asking about.",
    "Good product. Just be clear in the demo about what's live and what's a plan.",
    'Delivered, though {weeks} weeks after the date we were given.',
  ],
  positive: [
    "You said {month} and it was {month}. I've worked with software people for 20 years and I'm still a bit shaken.",
    "The salesperson told us what it could NOT do. That's why we bought it.",
    'It does exactly what the demo showed. No surprises, which for us is the best surprise.',
  ],
};
