import type { ThemeComments } from './theme-comments';

export const FEATURES: ThemeComments = {
  angry: [
    'No rest-period rules. In {industry}. We nearly broke the law because the tool happily let us plan it.',
    'You removed the print view and called it an improvement. {n} of our {sites} have no screens. What were you thinking?',
    "Half of what we need is 'on the enterprise plan' and the other half is 'on the roadmap'. What exactly am I paying for?",
  ],
  negative: [
    "Still no way to plan one person across two {sites}. It's the first thing we asked for, {n} years ago.",
    'Approvals stop at one level. We need two, and so does everybody else in {industry}.',
    "Missing: split shifts, standby, anything that isn't nine to five. {Season} doesn't do nine to five.",
    "Leave balances can't be carried over, so I keep a spreadsheet next to your product. That spreadsheet is winning.",
    'The forecast ignores public holidays. So every public holiday it tells me to bring in everyone.',
    "No skills or certificates on a person. We can't put just anyone on [nights|a forklift|reception] and the board doesn't know that.",
    "Reports can't be scheduled. I am the schedule.",
    "Role permissions are all or nothing: either my {boss} see salaries or they can't see the rota.",
  ],
  mixed: [
    'Covers 80% of what we need. [Split shifts|Two-level approval|Certificates with expiry dates] would get it to 100.',
    "Good set of features. I'd trade three of the new ones for a decent print view.",
    'Would be a 9 with recurring open shifts. We type the same ones every [week|Sunday].',
    'Great for full-timers, less so for our {people} on variable hours.',
    'Does scheduling very well, absences well enough, and reporting almost.',
    "Please add comments on a shift that only {boss} can see. Then I'm happy.",
    "The labour forecast is nearly there. Let me correct it and learn from me, and it's perfect.",
  ],
  positive: [
    'Open shifts fill themselves now. I used to spend {weekday} on the phone begging.',
    'The forecast was within {n}% of what we needed in {season}. Spooky.',
    'You added certificates with expiry dates a month after I asked. I nearly fell off my chair.',
    'Rest rules, break rules, contract rules: it catches what I miss at the end of a long day.',
    'Everything we need, nothing we have to explain to our {people}.',
    "The cost-while-you-plan number at the top changed how my {boss} think. We're {n}% under budget.",
    'Templates for {season} mean that I plan it once and not {n} times.',
  ],
};
