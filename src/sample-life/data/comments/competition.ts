import type { ThemeComments } from './theme-comments';

export const COMPETITION: ThemeComments = {
  angry: [
    "We've been trialling another vendor at two {sites}. The {people} there don't want to come back.",
    "A competitor does shift swaps, payroll and the kiosk for {percent}% less, and it doesn't fall over. We're leaving at renewal.",
  ],
  negative: [
    'The tool my last company used could do this out of the box. I miss it more than I miss my last company.',
    "We compared three vendors again this year. You used to win clearly, now it's close.",
    "Our new head of ops keeps asking why we don't use what they had before. I'm running out of answers.",
    'Switching would hurt, staying hurts a little as well.',
  ],
  mixed: [
    'Better than the two others we tried, behind on mobile.',
    'Looked around, stayed. The planning board made the difference, the price nearly did too.',
    'On par with the market, with nicer people.',
  ],
  positive: [
    'Switched from a much bigger vendor. I have not missed it for one minute.',
    'Tried to leave for a cheaper tool. We were back in {months} months, a bit red in the face. Thanks for not gloating.',
    'Compared five tools for {industry}. You were the only ones who asked to see our actual rota.',
    "I've used four of these. This is the one I'd buy with my own money.",
  ],
};
