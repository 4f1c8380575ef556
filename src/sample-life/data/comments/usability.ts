import type { ThemeComments } from './theme-comments';

export const USABILITY: ThemeComments = {
  angry: [
    'Seven clicks to approve one day of leave. I have {size} people. You do the sum.',
    'Whoever moved the Publish button next to Delete has never had cold hands at 5am. We lost a week of planning.',
    'My {boss} refuse to use it. I bought this for them. I now do all of it for them.',
  ],
  negative: [
    "New menu, same maze. It took me {minutes} minutes to find [the overtime settings|last month's timesheets|where you put the print button].",
    'Too many clicks for the things we do every day and a big shiny button for the thing we do once a year.',
    'The colours. {n} shades of blue that mean {n} different things. One of my {boss} is colour-blind and has simply given up.',
    "Swapping two shifts should be drag and drop. It's a wizard with {n} steps.",
    'Our {people} are not computer people. They need big buttons and few words, they get small icons and none.',
    'Filters reset every time I go back. Every. Time.',
    'Fine on a desk, a nuisance on a phone, and nobody in our {sites} has a desk.',
    "I still don't know the difference between 'template', 'pattern' and 'rotation'. I've been here {n} years.",
  ],
  mixed: [
    'Powerful, once you know where everything is. That took me [a month|most of a season].',
    'Easy for me, less so for the {boss}. A simple mode would get the rest of them on board.',
    "I like the new board. I'd like it more with keyboard shortcuts.",
    "Looks good, a few too many clicks. Remember my filters and I'm yours.",
    'Clean and clear, but the settings are a junk drawer.',
    'Good tool. Dark mode for those of us who do rotas at night, please?',
  ],
  positive: [
    'My {boss} learned it in one shift. One of them still prints emails, so that tells you something.',
    "It does what you'd expect where you'd expect it. Rarer than it sounds.",
    "Even our most stubborn {people} use the app. I lost a bet over that and I'm happy about it.",
    'Building a week used to be a fight with a spreadsheet. Now I nearly enjoy it.',
    'Shift swaps without me in the middle! They ask, they agree, I tap once. Bliss.',
    "So simple that I forget we're using it. Then I visit a {site} that doesn't have it yet.",
    'Onboarded a new planner yesterday. She asked where the manual was. I said: exactly.',
  ],
};
