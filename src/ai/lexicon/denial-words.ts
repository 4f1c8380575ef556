/** Deny with force: what they deny never was, however far behind them it stands in the same thought. */
export const EMPHATIC_NEGATIONS = `
  not once, never once, never ever, not one, not a single, no single, not ever, at no point, not in the least, zero, hasnt once, has not once,
  have not once, havent once, did not once, didnt once
`;

/** Deny for good: after one of these, blame is praise rather than half of it ("never let us down", "without a hitch"). */
export const LASTING_NEGATIONS = `
  never, no, no one, nobody, without, hardly, rarely, seldom, nothing, anything but, has yet to, have yet to, is yet to, are yet to
`;

/** Words that say little, and use up nothing of how far a negation reaches. */
export const LIGHT_WORDS =
  'a an the any single one ever once yet been be so very really too even have has had that';

/** Between a negation and blame that follows they let the blame stand: "never fixed the problem", "no apology for the delay". */
export const MENDING_WORDS = `
  fix, fixes, fixed, fixing, solve, solves, solved, solving, resolve, resolves, resolved, resolving, sort, sorted, address, addressed, acknowledge, acknowledged, admit, explain, explained, mend, mended, prevent, stop, stopped, correct, corrected, handle, handled,
  apologise, apologised, apologize, apologized, tell, told, warn, warned, inform, informed, mention, mentioned, compensate, compensated, announce, announced, reply, replied, respond, responded, learn, learnt,
  understand, understood, notice, noticed, care, repair, repaired, help, helped, apology, apologies, explanation, solution, compensation, warning, answer, reply, remedy, refund, excuse, end, way, cure
`;

/** To find fault. Where it is denied somebody is content: "nothing to grumble about", "I can't say a bad thing". */
export const FINDING_FAULT = `
  negative, anything negative, bad to say, anything bad, anything wrong, negative thing, negative things, complain, complained, complaining, complaint, complaints, grumble, grumbles, grumbling, moan, moaning, moans, whinge, gripe, gripes, grouse, quibble, quibbles, nitpick,
  criticise, criticize, criticism, criticisms, find fault, fault it, fault them, fault you, fault the, fault with, bad thing, bad things, bad word, bad words, cross word, harsh word,
  say a bad, say anything bad, say anything negative, say ... against, regrets, downside, downsides, drawback, drawbacks
`;

/** Comparatives: that it could not be more so is praise. */
const MORE_SO =
  'happier, easier, simpler, smoother, quicker, faster, kinder, friendlier, nicer, clearer, prouder, more helpful, more pleased, more satisfied, more grateful, more patient, more impressed, more straightforward';
const COULD_NOT_BE = ['could not be', 'cannot be', 'could not have been', 'have never been'];
const COULD_NOT = ['could not', 'cannot', 'will not', 'would not', 'hard to', 'impossible to'];
const WISH_FOR = ['ask for', 'wish for', 'hope for', 'want', 'find', 'imagine', 'get', 'think of'];
const BETTER = ['better', 'a better', 'anything better', 'nicer', 'a nicer'];

/** What cannot be outdone, one phrase a piece. */
export const NOT_TO_BE_OUTDONE: readonly string[] = [
  ...COULD_NOT_BE.flatMap((not) => MORE_SO.split(', ').map((more) => `${not} ${more}`)),
  ...COULD_NOT.flatMap((not) => WISH_FOR.flatMap((wish) => BETTER.map((more) => `${not} ${wish} ${more}`))),
  ...[
    'could not ask for more',
    'could not wish for more',
    'nothing i would change',
    'nothing we would change',
    'hard to beat',
    'cannot be beaten',
    'cannot be beat',
  ],
];
