import { concernsOwner } from '../../src/domain/conflict';

const tomas = { email: 'tomas.rivera@larkspur.example', name: 'Tomás Rivera' };
const will = { email: 'wgrant@larkspur.example', name: 'Will Grant' };
const unknown = { email: 'trivera@larkspur.example', name: null };

test.each([
  ['the whole name', 'We asked Tomás Rivera three times.', tomas],
  ['the whole name in small letters, without its accent', 'tomas rivera was kind', tomas],
  ['the first name', 'Tomas never called back.', tomas],
  ['the first name in the genitive', 'Tomás’s answer was short.', tomas],
  ['the last name', 'Mr Rivera did his best.', tomas],
  ['praise is named too', 'Tomás is the best thing about you!', tomas],
  ['the address', 'I wrote to TRIVERA@larkspur.example', unknown],
  ['a name that only the address tells', 'Tomas Rivera left us alone', { ...tomas, name: null }],
  ['the whole of a name that is made of words', 'Ask Will Grant about it.', will],
  ['conduct without a name', 'Our account manager was rude to my team.', null],
  ['conduct in another order', 'Never got a reply: the CSM ignores us', null],
  ['a first name that is a word, beside conduct', 'Will was rude to us', will],
  ['a first name in small letters, beside conduct', 'honestly, tomas never replies', tomas],
  ['an owner who never answers', 'The customer success manager never answered our mails', tomas],
])('a comment is about the owner: %s', (_, comment, owner) => {
  expect(concernsOwner(comment, owner)).toBe(true);
});

test.each([
  ['no comment', null, tomas],
  ['nobody is named', 'The invoice was wrong.', tomas],
  ['a part of a word', 'Riverain sites load slowly; Tomasso agrees', tomas],
  ['a first name that is a word', 'Will you mend it? Grant us access.', will],
  ['a role without conduct', 'Our account manager explained the export.', tomas],
  ['conduct of something else', 'Support ignored us. The account manager helped.', tomas],
  ['no owner is known', 'Tomás never called back.', null],
  [
    'an address of a role',
    'Great customer success!',
    { email: 'customer.success@larkspur.example', name: null },
  ],
])('a comment is not about the owner: %s', (_, comment, owner) => {
  expect(concernsOwner(comment, owner)).toBe(false);
});
