/** Praise that may stand all alone at the beginning, in earnest or not: "Brilliant. Another surcharge." */
export const OPENERS = `
  wow, great, good, brilliant, lovely, wonderful, fantastic, amazing, superb, perfect, nice, excellent, marvellous, marvelous, charming, splendid, fabulous, terrific, awesome, genius, bravo,
  impressive, delightful, fun, classy, super, congratulations, congrats, well done, good job, great job, nice one, good one, great stuff, good work, five stars, 5 stars, ten out of ten, thanks, thank you, cheers
`;

/** May stand beside it. */
export const BESIDE_AN_OPENER = 'oh ah well how just very so really absolutely simply truly what a and';

/** After such an opening, that something came back which nobody wanted. */
export const ONCE_MORE = `
  another, yet another, again, once more, one more, as usual, as always, as ever, of course, naturally, the second, the third, third, fourth, fifth, second time, third time, fourth time, still, even more, this time
`;

/** Praise on a condition that nobody would wish to meet: "if you enjoy watching a spinner". */
export const IF_YOU_LIKE = `
  if you like, if you enjoy, if you love, if you fancy, if you are into, if you are fond of, if you adore, if you have nothing better, if you have all day, if you want to wait, if you like to wait, provided you like, for those who like, for people who enjoy
`;

/** What nobody likes or enjoys. */
export const UNLIKED = `
  watching, waiting, wait, queuing, queues, queueing, guessing, chasing, paying, repeating, explaining, begging, being ignored, surprises, spinner, spinning wheel, suspense, silence, hold music, paperwork, retyping, typing, losing, hunting, searching,
  clicking, staring, arguing, adventure, gambling, puzzles, riddles
`;
