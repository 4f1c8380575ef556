/**
 * What is praised by how much it would be missed: "we would not want to be without it", "couldn't live without you",
 * "wouldn't trade it for anything". Word for word each is a negation, and often a second one.
 */

/** Of what is meant; a bare "without" may be without errors, and "without your help" be help that does not come. */
const THINGS = [
  'it',
  'you',
  'them',
  ...['the', 'this'].flatMap((word) =>
    ['app', 'tool', 'product', 'platform', 'software', 'system', 'service'].map(
      (thing) => `${word} ${thing}`,
    ),
  ),
];
/** A wish may begin with the person, and the longer phrase must begin where it does. */
const WHO = ['', 'i ', 'we '];
const WOULD_NOT = ['would not', 'wouldnt', 'would never', 'will never', 'never'];
const COULD_NOT = ['could not', 'couldnt', 'cannot', 'can not', 'cant', 'could never', 'can never'];
/** Not "work": who cannot work without it may be saying that it is down. */
const GET_ON = 'be, do, live, manage, cope, survive, go back to working, get by';

const without = (words: readonly string[]) => words.map((one) => `${one} without`);
const verbs = GET_ON.split(', ');
/** Each is followed by what would be missed. */
const MISSED = [
  ...WOULD_NOT.flatMap((not) => [
    ...without([
      `${not} want to be`,
      `${not} like to be`,
      `${not} be`,
      `${not} want to work`,
      `${not} want to do`,
    ]),
    `${not} trade`,
    `${not} swap`,
    `${not} exchange`,
    `${not} part with`,
    `${not} want to lose`,
  ]),
  ...['could not', 'couldnt'].flatMap((not) => without([`${not} do my job`, `${not} do our job`])),
  ...COULD_NOT.flatMap((not) => [
    ...without(verbs.map((verb) => `${not} ${verb}`)),
    ...without([`${not} imagine ...`, `${not} think of ...`]),
    `${not} imagine ... life without`,
  ]),
  ...['do not', 'dont', 'did not', 'didnt'].flatMap((not) => [
    ...without([
      `${not} want to be`,
      // Not "how to use it without": who says so waits for help.
      ...['i', 'we'].flatMap((who) => [
        ...['managed', 'ever managed', 'coped', 'survived', 'lived'].map(
          (did) => `${not} know how ${who} ${did}`,
        ),
        ...['would do', 'd do', 'did'].map((did) => `${not} know what ${who} ${did}`),
      ]),
    ]),
    `${not} want to lose`,
  ]),
  ...without(['would be lost', 'be lost', 'lost', 'would struggle', 'hate to be', 'hard to imagine ...']),
  'would hate to lose',
  'hate to lose',
];
/** Whole as they are. */
const WHOLE = ['would', 'will', 'could'].flatMap((may) =>
  ['not change a thing', 'not change anything', 'never give it up', 'not give it up'].map(
    (rest) => `${may} ${rest}`,
  ),
);

/** Phrases of praise, one a piece. */
export const INDISPENSABLE: readonly string[] = WHO.flatMap((who) => [
  ...MISSED.flatMap((missed) => THINGS.map((thing) => `${who}${missed} ${thing}`)),
  ...[...WHOLE, 'wouldnt change a thing', 'wouldnt change anything', 'wouldnt give it up'].map(
    (whole) => who + whole,
  ),
]);
