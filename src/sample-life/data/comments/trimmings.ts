export type Mood = 'angry' | 'negative' | 'mixed' | 'positive';

/** Sentences that may come before the point. */
export const OPENERS: Record<Mood, readonly string[]> = {
  angry: [
    "I'll be blunt.",
    'Sorry, but somebody has to say it.',
    'Where do I start.',
    'You asked, so here it is.',
    'Final warning from us.',
  ],
  negative: [
    'Long-time customer here.',
    'Not angry, just tired.',
    'I want to like it.',
    "I've said this before.",
    'It was better a year ago.',
    'On behalf of the whole team:',
    'Constructive feedback, I hope:',
    'Quick one between two shifts.',
  ],
  mixed: [
    'Nearly there.',
    'Mostly happy.',
    'All in all good.',
    'A strong 7 from me.',
    'Short version: good.',
    'Good tool, one wish.',
  ],
  positive: [
    'Thank you!',
    'Easy one.',
    'Credit where credit is due.',
    'Been meaning to say this for a while.',
    'Happy to answer this one.',
    'Wow, where to begin.',
  ],
};

/** Sentences that may come after it. */
export const CLOSERS: Record<Mood, readonly string[]> = {
  angry: [
    'We need to talk before the renewal.',
    'Please call me.',
    "I don't expect an answer, I never got one.",
    'Fix it.',
    'We deserve better.',
  ],
  negative: [
    'Happy to talk if anyone reads these.',
    'Please look into it.',
    'I know you can do better.',
    'Call me any morning before ten.',
    'My {boss} would say it less politely.',
    "It's not a deal-breaker yet. Yet.",
    'Otherwise fine.',
  ],
  mixed: [
    'Keep at it.',
    'Not far from a 9.',
    'Otherwise thumbs up.',
    "That's about it.",
    'The rest is good.',
    'Happy to show you what I mean.',
  ],
  positive: [
    'Keep it up!',
    'Thanks to everybody behind it.',
    "Don't change a thing.",
    'Feel free to quote me.',
    'My {people} say hi.',
    '🙌',
    'See you at the next user day.',
  ],
};
