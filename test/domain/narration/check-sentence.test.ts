import { checkSentence } from '../../../src/domain/narration/check-sentence';
import { fill } from '../../../src/domain/narration/fill';

const rules = { may: ['nps', 'count:support', 'theme'] };

test.each([
  'The score stands at {nps}, and {theme} was named by {count:support} customers.',
  "It's {theme} that customers don't forgive; {theme}'s weight shows.",
  'Patience, which wasn’t endless, is what they’ve spent.',
  'March on: teams may want to call CX and then Product.',
  'Both the set-up and the follow-up are named.',
])('"%s" states nothing of its own', (sentence) => expect(checkSentence(sentence, rules)).toBeNull());

test.each([
  ['', 'empty'],
  ['a'.repeat(501), 'too_long'],
  ['{arr} is lost', 'unknown_placeholder'],
  ['{__proto__} is lost', 'stray_brace'],
  ['{constructor} is lost', 'unknown_placeholder'],
  ['{NPS} is it', 'stray_brace'],
  ['We have 3 complaints', 'number'],
  ['We have ３ complaints', 'number'],
  ['We have ٣ complaints', 'number'],
  ['We have ³ or ½ or Ⅷ or ④', 'number'],
  ['We have three complaints', 'number'],
  ['We have Three complaints', 'number'],
  ['We have thr\u200bee complaints', 'hidden_character'],
  ['We have three\u0301 complaints', 'hidden_character'],
  ['We have thrее complaints', 'other_script'],
  ['We have ｔｈｒｅｅ complaints', 'number'],
  ['We have 𝐭𝐡𝐫𝐞𝐞 complaints', 'number'],
  ['We have t h r e e complaints', 'number'],
  ['We have twenty-one of them', 'number'],
  ['A dozen asked', 'number'],
  ['Half of them left', 'number'],
  ['A large percent', 'number'],
  ['All of it, 100%', 'number'],
  ['In October it began', 'number'],
  ['It began in May', 'number'],
  ['Section III says so', 'number'],
  ['The majority agrees', 'number'],
  ['The score improved', 'change'],
  ['It went up', 'change'],
  ['They said "it is slow"', 'quotation_mark'],
  ['They said “it is slow”', 'quotation_mark'],
  ["They said 'slow'", 'quotation_mark'],
  ["x'They hate it'x", 'quotation_mark'],
  ["the customers' words", 'quotation_mark'],
  ['They said «slow» or 「slow」', 'quotation_mark'],
  ['See https://evil.example', 'link'],
  ['See evil.example now', 'link'],
  ['Tell @here', 'mention'],
  ['Tell #general', 'mention'],
  ['<!channel> look', 'markup'],
  ['This is *bold*', 'markup'],
  ['[x](y)', 'markup'],
  ['Fine :tada: yes', 'markup'],
  ['Two lines\nof text', 'hidden_character'],
  ['{nps} {', 'stray_brace'],
])('"%s" is refused: %s', (sentence, why) => expect(checkSentence(sentence, rules)).toBe(why));

test('a sentence that leaves out its figure is refused', () => {
  expect(checkSentence('The score is what it is.', { ...rules, must: ['nps'] })).toBe('missing_placeholder');
});

test('facts are put in once, even where one reads like a placeholder', () => {
  expect(fill('{theme}: {nps}', { theme: '{nps}', nps: '+12' })).toBe('{nps}: +12');
});

test('a fact that nobody gave is a mistake of the code and told by name', () => {
  expect(() => fill('{constructor}', {})).toThrow('no fact "constructor"');
  expect(() => fill('{nps}', {})).toThrow('There is no fact "nps"');
});
