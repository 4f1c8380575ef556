import { compileCalendar } from '../../src/domain/sla/calendar';
import { draftNote } from '../../src/domain/tellings/note';
import { phraseFinder, readPhrases } from '../../src/domain/tellings/phrase';
import { decideTelling, mayTellByMail, type TellingState } from '../../src/domain/tellings/telling';
import {
  nextTellingReminder,
  tellingReminders,
  tellingRemindersOwed,
} from '../../src/domain/tellings/telling-reminders';
import { spec } from './calendars';

const AT = new Date('2030-03-04T15:00:00Z');
const facts = (state: TellingState, delivered = true) => ({
  state,
  delivered,
  by: state === 'not_told' ? null : 'U0LENA',
  at: state === 'not_told' ? null : AT,
});
const settled = (state: 'told' | 'not_needed') => ({
  refusal: { code: 'settled', state, by: 'U0LENA', at: AT },
});

test.each([
  ['not_told', 'told', 'U0MAYA', { to: 'told' }],
  ['not_told', 'not_needed', 'U0MAYA', { to: 'not_needed' }],
  ['not_told', 'undo', 'U0MAYA', { refusal: { code: 'nothing_to_undo' } }],
  ['told', 'told', 'U0LENA', { same: true }],
  ['told', 'told', 'U0MAYA', settled('told')],
  ['told', 'not_needed', 'U0LENA', settled('told')],
  ['told', 'undo', 'U0MAYA', { to: 'not_told' }],
  ['not_needed', 'told', 'U0MAYA', settled('not_needed')],
  ['not_needed', 'not_needed', 'U0LENA', { same: true }],
  ['not_needed', 'undo', 'U0LENA', { to: 'not_told' }],
] as const)('%s, and %s by %s', (state, event, by, outcome) => {
  expect(decideTelling(facts(state), event, by)).toEqual(outcome);
  expect(decideTelling(facts(state, false), event, by)).toEqual({ refusal: { code: 'not_delivered' } });
});

test.each([
  ['who was not told', facts('not_told'), false, null],
  ['whom an e-mail is on its way to', facts('not_told'), true, { code: 'mail_on_its_way' }],
  ['who was told', facts('told'), false, settled('told').refusal],
  ['who need not be told', facts('not_needed'), false, settled('not_needed').refusal],
  ['whose wish was taken up again', facts('not_told', false), false, { code: 'not_delivered' }],
])('whether an e-mail may tell somebody %s', (_, now, mailWaits, refusal) => {
  expect(mayTellByMail({ ...now, mailWaits })).toEqual(refusal);
});

const found = (phrase: string, comment: string) => {
  const place = phraseFinder(phrase)(comment);
  return place && comment.slice(place.start, place.start + place.length);
};

test.each([
  ['dark mode', 'Fine. Please add DARK\n mode! Thanks.', 'mode!'],
  ['sso', 'We need SSO.', 'We need SSO.'],
  ['sso', 'Lessons, and ssoo.', null],
  ['sso', 'Like a lasso', null],
  ['c++', 'No C++ client', 'No C++ client'],
  ['(a|b)*', 'ab or (a|b)* then', 'ab or (a|b)* then'],
  ["don't sync", 'They don’t sync at all', 'They don’t sync at all'],
  ['größe', 'Die GRÖSSE zählt', null],
  ['größe', 'Die GRÖßE zählt', 'Die GRÖßE zählt'],
  ['café', 'The cafe\u0301 is shut. Sad.', 'The cafe\u0301 is shut. Sad.'],
  ['ダーク', '早くダークモードを', '早くダークモードを'],
  ['$&', 'x', null],
  ['__proto__', '__proto__ is broken', '__proto__ is broken'],
])('a phrase is found as whole words: %s in %j', (phrase, comment, quote) => {
  const got = found(phrase, comment);
  if (quote === null) expect(got).toBeNull();
  else expect(got).toContain(quote);
});

test('what is quoted around a phrase is of the comment, not too long, and cuts no letter in two', () => {
  const comment = `${'😀 word '.repeat(200)}dark mode${' 😀 word'.repeat(200)}`;
  const quote = found('dark mode', comment)!;
  expect(comment).toContain(quote);
  expect(quote.length).toBeLessThan(300);
  expect(quote).not.toMatch(/\p{Surrogate}/u);
  const solid = `${'😀'.repeat(400)} dark mode ${'😀'.repeat(400)}`;
  expect(found('dark mode', solid)).not.toMatch(/\p{Surrogate}/u);
});

test('a comment of 20,000 spaces or letters costs no more than others', () => {
  const find = phraseFinder('a a a a a a a a b');
  expect(find('a '.repeat(10_000))).toBeNull();
  expect(find(`${'a'.repeat(10_000)}${' '.repeat(10_000)}`)).toBeNull();
});

test.each([
  ['Dark mode\r\n\r\n  single   sign-on \ndark MODE', ['dark MODE', 'single sign-on']],
  ['', []],
  ['  \n ', []],
])('phrases are one a line, each once: %j', (typed, phrases) => {
  expect(readPhrases(typed)).toEqual({ phrases });
});

test.each(['.', '!!!', 'a', 'x'.repeat(81), Array.from({ length: 11 }, (_, n) => `p${n}`).join('\n')])(
  'what would find everybody, or is too much, is refused: %#',
  (typed) => {
    expect(readPhrases(typed)).toEqual({ wrong: expect.any(String) });
  },
);

const note = { name: 'Mira\nOlsen', what: 'One invoice.', since: '2030-03-01', from: 'Lena Fischer' };

test.each([
  ['en', 'Hello Mira Olsen,', '1 March 2030'],
  ['de', 'Guten Tag Mira Olsen,', '1. März 2030'],
  ['fr', 'Bonjour Mira Olsen,', '1 mars 2030'],
  ['es', 'Hola Mira Olsen:', '1 de marzo de 2030'],
  ['ja', 'Hello Mira Olsen,', '1 March 2030'],
  ['__proto__', 'Hello Mira Olsen,', '1 March 2030'],
  [null, 'Hello Mira Olsen,', '1 March 2030'],
])('a note in %s', (language, hello, day) => {
  for (const asked of [true, false]) {
    const { body } = draftNote({ ...note, asked, band: 'detractor', language });
    expect(body.startsWith(hello)).toBe(true);
    expect(body).toContain(day);
    expect(body).toContain('One invoice.');
  }
});

test.each(['en', 'de', 'fr', 'es'])(
  'in %s nobody who only spoke of the theme is told that they asked',
  (language) => {
    const asked = draftNote({ ...note, asked: true, band: 'detractor', language });
    const spoke = draftNote({ ...note, asked: false, band: 'detractor', language });
    expect(spoke.subject).not.toBe(asked.subject);
    expect(spoke.subject).not.toMatch(/asked|gefragt|demandé|pidió/);
    expect(spoke.body).not.toMatch(/what became of it|daraus geworden|en avons fait|hemos hecho, desde/);
  },
);

test('each band has its own tone, and who has no name or teller is written to all the same', () => {
  const bodies = (['detractor', 'passive', 'promoter'] as const).map(
    (band) => draftNote({ ...note, asked: true, name: null, from: null, band, language: 'en' }).body,
  );
  expect(new Set(bodies).size).toBe(3);
  for (const body of bodies) {
    expect(body.startsWith('Hello,')).toBe(true);
    expect(body.endsWith('Kind regards')).toBe(true);
  }
});

const calendar = compileCalendar(spec('America/New_York'), 'calendars.ny');

test('reminders are at the opening of the third and seventh working day, whatever day it was', () => {
  const instants = (at: string) =>
    tellingReminders(calendar, new Date(at)).map((one) => `${one.rung} ${one.at.toISOString()}`);
  expect(instants('2030-03-04T15:00:00Z')).toEqual([
    'first 2030-03-07T14:00:00.000Z',
    'second 2030-03-13T13:00:00.000Z',
    'over 2030-03-14T13:00:00.000Z',
  ]);
  // A Saturday.
  expect(instants('2030-03-09T15:00:00Z')[0]).toBe('first 2030-03-13T13:00:00.000Z');
});

test('what was recorded is not owed again, and what was missed waits for working hours', () => {
  const saturday = new Date('2030-03-09T15:00:00Z');
  const told = { recorded: new Set<string>(), now: saturday };
  expect(tellingRemindersOwed(calendar, AT, told).map(({ rung }) => rung)).toEqual(['first']);
  expect(nextTellingReminder(calendar, AT, told)?.toISOString()).toBe('2030-03-11T13:00:00.000Z');
  const all = { recorded: new Set(['first', 'second', 'over']), now: saturday };
  expect(nextTellingReminder(calendar, AT, all)).toBeNull();
});
