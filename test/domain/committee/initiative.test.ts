import {
  aboutValue,
  type InitiativeEvent,
  type InitiativeFacts,
  oneLine,
  readAbout,
  refusalOf,
} from '../../../src/domain/committee/initiative';
import { decisionDenied } from '../../../src/domain/permissions';

const AT = new Date('2030-03-04T15:00:00Z');
const TODAY = '2030-03-04';
const OPEN: InitiativeFacts = {
  status: 'open',
  revision: 3,
  dueOn: '2030-02-20',
  closedAt: null,
  closedBy: null,
  firstStep: 'Ask ten customers',
  firstStepDoneAt: null,
};
const closed = (status: 'delivered' | 'declined'): InitiativeFacts => ({
  ...OPEN,
  status,
  closedAt: AT,
  closedBy: 'U0RUTH',
});
const terms = { title: 'Clear invoices', owner: 'U0LENA', dueOn: '2030-03-20', firstStep: null };
const edit = { kind: 'edit', terms, seen: 3 } as const;
const reopen = { kind: 'reopen', terms, seen: 3 } as const;
const deliver = { kind: 'deliver', what: 'New invoices', since: TODAY } as const;
const decline = { kind: 'decline', reason: 'Too dear' } as const;
const stepDone = { kind: 'step_done' } as const;

test.each<[string, InitiativeEvent, (string | null)[]]>([
  ['edit', edit, [null, 'closed', 'closed']],
  ['first step done', stepDone, [null, 'closed', 'closed']],
  ['mark delivered', deliver, [null, 'closed', 'closed']],
  ['decline', decline, [null, 'closed', 'closed']],
  ['take it up again', reopen, ['not_closed', null, null]],
])('%s: while open, delivered, declined', (_, event, expected) => {
  const states = [OPEN, closed('delivered'), closed('declined')];
  expect(states.map((now) => refusalOf(now, event, TODAY)?.code ?? null)).toEqual(expected);
});

test('whoever comes second to a closed one is told who closed it, and how', () => {
  expect(refusalOf(closed('declined'), deliver, TODAY)).toEqual({
    code: 'closed',
    status: 'declined',
    by: 'U0RUTH',
    at: AT,
  });
});

test.each<[string, InitiativeEvent, string | null]>([
  ['a due date that has passed', { ...edit, terms: { ...terms, dueOn: '2030-03-03' } }, 'due_passed'],
  [
    'the due date of before, though it has passed',
    { ...edit, terms: { ...terms, dueOn: '2030-02-20' } },
    null,
  ],
  [
    'taken up again by a due date that has passed',
    { ...reopen, terms: { ...terms, dueOn: '2030-02-20' } },
    'due_passed',
  ],
  ['today', { ...edit, terms: { ...terms, dueOn: TODAY } }, null],
  ['a mistyped year', { ...edit, terms: { ...terms, dueOn: '2130-03-04' } }, 'due_too_far'],
  ['what was seen has changed since', { ...edit, seen: 2 }, 'changed_meanwhile'],
  ['delivered from tomorrow on', { ...deliver, since: '2030-03-05' }, 'since_ahead'],
])('%s', (_, event, expected) => {
  const now = event.kind === 'reopen' ? closed('declined') : OPEN;
  expect(refusalOf(now, event, TODAY)?.code ?? null).toBe(expected);
});

test('a first step is done once, and one that is not there never', () => {
  expect(refusalOf({ ...OPEN, firstStepDoneAt: AT }, stepDone, TODAY)?.code).toBe('step_is_done');
  expect(refusalOf({ ...OPEN, firstStep: null }, stepDone, TODAY)?.code).toBe('no_first_step');
});

test('a button about a theme is read, and nonsense is not', () => {
  expect(readAbout('2030-02:billing')).toEqual({ month: '2030-02', theme: 'billing', from: 'report' });
  const listed = { month: '2030-02', theme: 'billing', from: 'themes' } as const;
  expect(readAbout(aboutValue(listed))).toEqual(listed);
  for (const value of [
    '',
    '2030-13:billing',
    '2030-02:',
    '2030-02:__proto__',
    'billing',
    '2030-02:a:b',
    `2030-02:${'a'.repeat(61)}`,
  ])
    expect(readAbout(value)).toBeNull();
});

test('words are kept on one line, without what the database cannot hold', () => {
  expect(oneLine('  A\u0000B \n\t C \uD800 ')).toBe('A B C \uFFFD');
});

test.each([
  ['admin', { admin: true }, null, null],
  ['committee', { committee: true }, null, null],
  ['owner', { owner: true }, 'committee_only', null],
  ['anybody else', {}, 'committee_only', 'owner_or_committee'],
] as const)('%s may decide, may carry through', (_, who, decide, carryThrough) => {
  const standing = { admin: false, committee: false, owner: false, ...who };
  expect([decisionDenied('decide', standing), decisionDenied('carry_through', standing)]).toEqual([
    decide,
    carryThrough,
  ]);
});
