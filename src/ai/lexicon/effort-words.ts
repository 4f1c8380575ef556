/**
 * What something costs or spares in steps and time: "it takes me three clicks", "a ticket takes a week", "sorted in one
 * call". Up to three words may stand between a verb and what is counted.
 */

const MANY =
  'three four five six seven eight nine ten eleven twelve several endless countless 3 4 5 6 7 8 9 10'.split(
    ' ',
  );
const STEPS = ['click', 'step', 'email', 'call', 'phone call', 'attempt', 'reminder', 'pop ups'];
const SPANS = ['hour', 'day', 'week', 'fortnight', 'month', 'ages', 'forever'];
/** So few that it is praise. */
const FEW = ['one', 'a single', 'just', 'only', 'less than', 'under', 'no more than', 'not even', 'barely'];
const SINGLE = ['one', 'a single'].flatMap((few) =>
  ['click', 'call', 'email', 'step', 'visit', 'go'].map((unit) => `${few} ${unit}`),
);

const all = (verbs: readonly string[], units: readonly string[]) =>
  verbs.flatMap((verb) => units.map((unit) => `${verb} ... ${unit}`));

/** Blame, one phrase a piece. */
export const COSTS: readonly string[] = [
  ...all(['take'], [...SPANS, 'click', 'attempt']),
  ...all(['cost me', 'cost us', 'wait'], SPANS),
  ...all(['spend'], ['hour', 'day', 'week']),
  ...all(['go through', 'require'], ['screen', 'menu', 'click', 'step', 'page']),
  ...MANY.flatMap((many) => STEPS.map((unit) => `${many} ${unit}`)),
  ...SPANS.flatMap((span) => [
    `${span} to get`,
    `${span} before any`,
    `${span} until any`,
    `${span} to reply`,
  ]),
  ...['one by one', 'by hand', 'time and again', 'over and over', 'from scratch again'],
];

/** Nobody loves them: blame, one phrase a piece. */
export const SUFFERED: readonly string[] = ['love', 'loving', 'adore', 'enjoy', 'so much fun'].flatMap(
  (verb) =>
    [
      'waiting',
      'queuing',
      'queueing',
      'chasing',
      'guessing',
      'retyping',
      'repeating',
      'begging',
      'paying more',
      'paying extra',
      'paying twice',
      'paying for',
      'staring',
      'being ignored',
      'being told',
      'being charged',
      'getting charged',
      'explaining',
    ].map((pain) => `${verb} ${pain}`),
);

/** Praise, one phrase a piece. */
export const SPARES: readonly string[] = [
  ...FEW.flatMap((few) =>
    [...STEPS, ...SPANS].flatMap((unit) => [`take ${few} ${unit}`, `take ${few} ... ${unit}`]),
  ),
  ...['what', 'that', 'which'].flatMap((rest) => all([`${rest} used to take`], SPANS)),
  ...['take minutes', 'take seconds', 'take moments', 'take no time', 'take a minute', 'take a second'],
  ...SINGLE.flatMap((few) => [`in ${few}`, `with ${few}`, `after ${few}`]),
  ...['a few clicks', 'a couple of clicks', 'on the first call', 'on the first try', 'at the first attempt'],
];

/** Done before anybody had to ask: praise, one phrase a piece. */
export const ANTICIPATES: readonly string[] = [
  'i',
  'we',
  'anyone',
  'anybody',
  'you',
  'our ...',
  'my ...',
].flatMap((who) =>
  [
    'know',
    'knew',
    'notice',
    'noticed',
    'ask',
    'asked',
    'spot',
    'spotted',
    'realise',
    'realised',
    'need to',
  ].flatMap((verb) => [
    `before ${who} ${verb}`,
    `before ${who} even ${verb}`,
    `before ${who} had ${verb}`,
    `before ${who} had even ${verb}`,
  ]),
);
