import {
  type DigestEvent,
  type DigestFacts,
  digestRefusal,
  missingApproval,
  readDigestButton,
} from '../../../src/domain/committee/digest';
import { digestDueAt, latestDigestDue } from '../../../src/domain/committee/digest-day';
import {
  type DigestPeriod,
  instantsOfPeriod,
  isAhead,
  periodName,
  readDigestWords,
  readPeriod,
} from '../../../src/domain/committee/digest-period';
import { compileCalendar } from '../../../src/domain/sla/calendar';

const AT = new Date('2030-03-04T15:00:00Z');
const DRAFT: DigestFacts = {
  state: 'draft',
  revision: 3,
  closedBy: null,
  closedAt: null,
  approvals: [],
  authors: ['ann'],
  takenUpAgain: [],
  told: 2,
};
const approved = { ...DRAFT, approvals: ['bob'] };
const over = (state: 'published' | 'discarded') => ({ ...DRAFT, state, closedBy: 'bob', closedAt: AT });
const EVENTS: DigestEvent['kind'][] = ['edit', 'approve', 'publish', 'discard'];
const codes = (now: DigestFacts, seen = 3, needed: 1 | 2 = 1) =>
  EVENTS.map((kind) => digestRefusal(now, { kind, seen, by: 'cleo' }, needed)?.code ?? null);

// Edit, Approve, Publish, Discard: as the table of docs/digest-states.md has it.
test.each<[string, DigestFacts, (string | null)[]]>([
  ['draft', DRAFT, [null, null, 'not_approved', null]],
  ['approved', approved, [null, null, null, null]],
  ['published', over('published'), ['published', 'published', 'published', 'published']],
  ['discarded', over('discarded'), ['discarded', 'discarded', 'discarded', 'discarded']],
  ['with nothing told', { ...approved, told: 0 }, [null, 'nothing_told', 'nothing_told', null]],
  [
    'with something taken up again',
    { ...approved, takenUpAgain: ['Invoices'] },
    [null, 'taken_up_again', 'taken_up_again', null],
  ],
])('%s: edit, approve, publish, discard', (_, now, expected) => {
  expect(codes(now)).toEqual(expected);
});

test('nobody changes what they have not seen, nor approves twice', () => {
  expect(codes(approved, 2)).toEqual(Array(4).fill('changed_meanwhile'));
  const twice = digestRefusal(approved, { kind: 'approve', seen: 3, by: 'bob' }, 2);
  expect(twice).toEqual({ code: 'you_approved' });
});

test.each<[string[], string[], 1 | 2, string | null]>([
  [[], ['ann'], 1, 'one'],
  [['ann'], ['ann'], 1, null],
  [['bob'], ['ann'], 1, null],
  [[], ['ann'], 2, 'one'],
  [['ann'], ['ann'], 2, 'reader'],
  [['bob'], ['ann'], 2, 'another'],
  [['bob', 'bob'], ['ann'], 2, 'another'],
  [['ann', 'bob'], ['ann'], 2, null],
  [['bob', 'cleo'], ['ann'], 2, null],
  [['ann', 'bob'], ['ann', 'bob'], 2, 'reader'],
  [['ann', 'bob', 'cleo'], ['ann', 'bob', 'cleo'], 2, 'reader'],
  [['ann', 'bob', 'cleo'], ['ann', 'bob'], 2, null],
  [['bob', 'cleo'], [], 2, null],
])('approved by %j, written by %j, %i needed: missing is %j', (approvals, authors, needed, expected) => {
  expect(missingApproval({ approvals, authors }, needed)).toBe(expected);
});

test('a forged button names no digest', () => {
  const id = '0b7c0e5e-1111-4222-8333-444455556666';
  expect(readDigestButton(`${id}:3`)).toEqual({ digestId: id, seen: 3 });
  for (const value of ['', id, `${id}:`, `${id}:-1`, `${id}:1e3`, `${id}:3;`, `${id}:99999999`])
    expect(readDigestButton(value)).toBeNull();
});

test.each<[string, DigestPeriod | null]>([
  ['', null],
  ['latest', null],
  ['this month', '2030-03'],
  ['last month', '2030-02'],
  ['october', '2029-10'],
  ['oct 2028', '2028-10'],
  ['2029-12', '2029-12'],
  ['q4', '2029-Q4'],
  ['q1', '2030-Q1'],
  ['last quarter', '2029-Q4'],
  ['2028-q2', '2028-Q2'],
])('“%s” asks for %j', (typed, period) => {
  expect(readDigestWords(typed, '2030-03')).toEqual({ period });
});

test.each(['soon', '13', '2029-13', 'by plan', 'october by plan'])('“%s” is no period', (typed) => {
  expect(readDigestWords(typed, '2030-03')).toEqual({ word: typed });
});

test('a period has a name, a beginning and an end in the house’s zone', () => {
  expect([periodName('2029-10'), periodName('2029-Q4')]).toEqual(['October 2029', 'Q4 2029']);
  const { from, to } = instantsOfPeriod('America/New_York', '2029-Q4');
  expect([from, to]).toEqual([new Date('2029-10-01T04:00:00Z'), new Date('2030-01-01T05:00:00Z')]);
  expect(
    ['2030-03', '2030-Q1', '2030-04', '2030-Q2'].map((one) => isAhead(readPeriod(one)!, '2030-03')),
  ).toEqual([false, false, true, true]);
  for (const text of ['2030-3', '2030-Q5', '2030-00', '__proto__', '2030-01 '])
    expect(readPeriod(text)).toBeNull();
});

test('the draft comes at nine on the working day after the report’s, over a weekend and a holiday too', () => {
  const calendar = compileCalendar({
    zone: 'America/New_York',
    week: Object.fromEntries(
      ['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, { opens: '09:00', closes: '17:00' }]),
    ),
    holidays: { country: 'US' },
    closures: [],
    halfDays: [],
  } as never);
  // The report of February 2030 on Friday 1 March, of May on Monday 3 June.
  expect(digestDueAt(calendar, '2030-02')).toEqual(new Date('2030-03-04T14:00:00Z'));
  expect(digestDueAt(calendar, '2030-05')).toEqual(new Date('2030-06-04T13:00:00Z'));
  expect(latestDigestDue(calendar, new Date('2030-03-04T13:59:59Z'))).toBe('2030-01');
  expect(latestDigestDue(calendar, new Date('2030-03-04T14:00:00Z'))).toBe('2030-02');
});
