import type { ThemeComments } from './theme-comments';

/** Overall judgements that name nothing in particular. */
export const GENERAL: ThemeComments = {
  angry: [
    'Regret it.',
    'No. Just no.',
    "Couldn't recommend it to anybody I like.",
    'Terrible experience from start to finish.',
  ],
  negative: [
    'Meh.',
    'Expected more.',
    "It's okay-ish. On good days.",
    'Not what it used to be.',
    "Does the minimum. Wouldn't shout about it.",
    "I wouldn't choose it again, but I didn't choose it the first time either.",
    'More work than it saves, at the moment.',
  ],
  mixed: [
    'Good.',
    "It's fine.",
    'Solid.',
    'Does what it should.',
    'No complaints, no fireworks.',
    'Pretty good, room to grow.',
    "We're content. Not in love, content.",
    'Does its job [quietly|well enough|every day]. Next!',
  ],
  positive: [
    'Love it.',
    'Just great.',
    '❤️',
    'Keep going!',
    'Best decision of the year.',
    "Can't imagine going back.",
    'Makes my job easier every single day.',
    'Perfect for us, thank you all.',
    'Already recommended you to {n} people. Where do I collect my commission?',
    'My team would riot if I took it away.',
    "I don't give tens. This is a ten.",
    '10/10 would schedule again',
    'Happy customer, happy {people}.',
  ],
};

/** Words without content; they fit any score. */
export const NO_CONTENT: readonly string[] = [
  'n/a',
  'Nothing to add.',
  '-',
  'none',
  'No comment',
  '.',
  'nope',
  'asdf',
  'N/A',
  'see last time',
];
