import type { ThemeComments } from './theme-comments';

export const ROADMAP: ThemeComments = {
  angry: [
    "{n} releases of 'AI insights' and still no way to copy last week. Please talk to one planner. Any planner.",
    'The idea board is where requests go to die. Ours has {size} votes and its own birthday.',
  ],
  negative: [
    'It feels as if development has stopped on the parts we use. New logo, new colours, same overtime page.',
    "Voted on the same request for {n} years. A 'no' would be more respectful than 'under consideration'.",
    'Others in the market have had self-rostering for a while. Where is yours?',
    'Lots of small changes that nobody asked for and not the one that everybody did.',
  ],
  mixed: [
    'Going in the right direction, slowly. A public roadmap would help me plan.',
    'I like the new things. Just finish one before starting the next.',
    "Curious about the forecasting plans. If it gets {season} right I'll be first in line.",
    "Good today. I'm not sure where it is heading, and nobody has told us.",
  ],
  positive: [
    'It gets better every month, and in ways we actually notice. Somebody over there listens.',
    'We were in the beta for the new board and half of our notes ended up in it. More of that please.',
    "You're ahead of where we are, in a good way. We grow into it.",
  ],
};
