import { isAway, personFacts } from '../../src/domain/customers/person';
import {
  type FollowUpRow,
  type FollowUpState,
  mayClaim,
  mayLogContact,
  mayMove,
  mayReassign,
  mayRelease,
  mayReopen,
  mayResolve,
  maySnooze,
  mayWait,
  slaStatus,
  stateOf,
} from '../../src/domain/follow-up';
import { compileCalendar } from '../../src/domain/sla/calendar';
import { pauseAfterAttempt } from '../../src/domain/sla/pauses';

const at = new Date('2030-03-04T15:00:00Z');
const later = new Date('2030-03-06T15:00:00Z');
const nothing: FollowUpRow = {
  ownerId: null,
  claimedAt: null,
  contactedAt: null,
  contactedBy: null,
  resolvedAt: null,
  resolvedBy: null,
  outcome: null,
};

const OPEN: FollowUpState = { kind: 'open' };
const MINE: FollowUpState = { kind: 'claimed', ownerId: 'me', since: at };
const THEIRS: FollowUpState = { kind: 'claimed', ownerId: 'they', since: at };
const REACHED: FollowUpState = { kind: 'contacted', ownerId: null, at, by: 'they' };
const REACHED_THEIRS: FollowUpState = { kind: 'contacted', ownerId: 'they', at, by: 'they' };
const OVER: FollowUpState = { kind: 'resolved', ownerId: 'me', at, by: 'they', outcome: 'explained' };

test('what happened last is the state', () => {
  const claimed = { ...nothing, ownerId: 'me', claimedAt: at };
  const contacted = { ...claimed, contactedAt: at, contactedBy: 'they' };
  const resolved = { ...contacted, resolvedAt: later, resolvedBy: 'they', outcome: 'explained' as const };
  expect([nothing, claimed, contacted, resolved].map((row) => stateOf(row).kind)).toEqual([
    'open',
    'claimed',
    'contacted',
    'resolved',
  ]);
  expect(stateOf({ ...nothing, contactedAt: at, contactedBy: 'they' })).toEqual(REACHED);
});

test.each([
  ['open', OPEN, null],
  ['mine', MINE, 'already_yours'],
  ["somebody else's", THEIRS, 'owned_by_other'],
  ['contacted by somebody, and nobody has it', REACHED, null],
  ["contacted, and somebody else's", REACHED_THEIRS, 'owned_by_other'],
  ['resolved, though it was mine', OVER, 'already_resolved'],
])('claiming one that is %s', (_, state, code) => {
  expect(mayClaim(state, 'me')?.code ?? null).toBe(code);
});

test('a contact is logged by anybody until it is resolved', () => {
  expect([OPEN, MINE, THEIRS, REACHED].map(mayLogContact)).toEqual([null, null, null, null]);
  expect(mayLogContact(OVER)?.code).toBe('already_resolved');
});

test.each([
  ['a detractor nobody reached', OPEN, 'detractor', null, 'not_contacted'],
  ['a claimed detractor nobody reached', MINE, 'detractor', null, 'not_contacted'],
  ['a detractor nobody reached, with a reason', OPEN, 'detractor', 'They left.', null],
  ['a passive nobody reached', OPEN, 'passive', null, 'not_contacted'],
  ['a detractor who was reached', REACHED, 'detractor', null, null],
  ['a promoter nobody reached', OPEN, 'promoter', null, null],
  ['one that is resolved, with a reason', OVER, 'detractor', 'Again.', 'already_resolved'],
] as const)('resolving %s', (_, state, band, reason, code) => {
  expect(mayResolve(state, band, reason)?.code ?? null).toBe(code);
});

test.each([
  ['no promise', null, null, at, 'none'],
  ['before the due time', later, null, at, 'running'],
  ['at the due instant', later, null, later, 'breached'],
  ['reached before it', later, at, new Date('2031-01-01'), 'met'],
  ['reached at that instant', later, later, later, 'met'],
  ['reached a millisecond after it', later, new Date(later.getTime() + 1), later, 'breached'],
])('the promise with %s', (_, dueAt, contactedAt, now, kind) => {
  expect(slaStatus({ dueAt, contactedAt }, now).kind).toBe(kind);
});

test.each([
  ['Monday at ten', '2030-03-04T15:00:00Z', '2030-03-04T19:00:00Z'],
  ['Monday at three, so until Tuesday at eleven', '2030-03-04T20:00:00Z', '2030-03-05T16:00:00Z'],
  ['Friday at four, so over the weekend', '2030-03-01T21:00:00Z', '2030-03-04T17:00:00Z'],
  ['Sunday, so from the opening on', '2030-03-03T18:00:00Z', '2030-03-04T18:00:00Z'],
])('an attempt on %s holds the nudges back by half a working day', (_, attempted, until) => {
  const day = { opens: '09:00', closes: '17:00' };
  const calendar = compileCalendar({
    zone: 'America/New_York',
    week: { mon: day, tue: day, wed: day, thu: day, fri: day },
    holidays: null,
    closures: [],
    halfDays: [],
  });
  expect(pauseAfterAttempt(calendar, new Date(attempted)).toISOString()).toBe(new Date(until).toISOString());
});

test.each([
  ['a member', {}, 'member'],
  ['a guest', { is_restricted: true }, 'guest'],
  ['a guest of one channel', { is_ultra_restricted: true }, 'guest'],
  ['a bot', { is_bot: true }, 'bot'],
  ['Slackbot, which is not marked as one', { id: 'USLACKBOT' }, 'bot'],
  ['somebody of another workspace', { team_id: 'T0OTHER' }, 'outsider'],
  ['a stranger', { is_stranger: true }, 'outsider'],
  [
    'a deactivated guest of another workspace',
    { deleted: true, is_restricted: true, team_id: 'T0OTHER' },
    'deactivated',
  ],
])('%s is known as one', (_, facts, kind) => {
  expect(personFacts({ id: 'U1', team_id: 'T1', ...facts }, 'T1').kind).toBe(kind);
});

describe('what people do with work, by its state: open, mine, theirs, contacted by nobody, contacted and theirs, resolved', () => {
  const STATES = [OPEN, MINE, THEIRS, REACHED, REACHED_THEIRS, OVER];
  const over = 'already_resolved';
  test.each<[string, (state: FollowUpState) => { code: string } | null, (string | null)[]]>([
    ['reassign to me', (s) => mayReassign(s, 'me'), [null, 'already_theirs', null, null, null, over]],
    ['move', (s) => mayMove(s, 'cx', 'sales'), [null, null, null, null, null, over]],
    [
      'move to where it is',
      (s) => mayMove(s, 'cx', 'cx'),
      ['already_there', 'already_there', 'already_there', 'already_there', 'already_there', over],
    ],
    ['release', mayRelease, ['nobody_has_it', null, null, 'nobody_has_it', null, over]],
    ['snooze', (s) => maySnooze(s, true), [null, null, null, 'no_reminder_left', 'no_reminder_left', over]],
    [
      'snooze without a promise',
      (s) => maySnooze(s, false),
      [
        'no_reminder_left',
        'no_reminder_left',
        'no_reminder_left',
        'no_reminder_left',
        'no_reminder_left',
        over,
      ],
    ],
    ['wait', mayWait, ['nobody_has_it', null, null, null, null, over]],
    [
      'reopen',
      mayReopen,
      ['not_resolved', 'not_resolved', 'not_resolved', 'not_resolved', 'not_resolved', null],
    ],
  ])('%s', (_, ask, expected) => {
    expect(STATES.map((state) => ask(state)?.code ?? null)).toEqual(expected);
  });
});

describe('somebody is away while they show one of the emoji of the config', () => {
  const away = [':palm_tree:'];
  const showing = (emoji: string | undefined, expiration?: number) =>
    personFacts(
      { id: 'U1', profile: { status_emoji: emoji ?? '', status_expiration: expiration ?? 0 } },
      'T1',
    );
  test.each([
    ['until they take it away', showing(':palm_tree:'), true],
    ['until it expires', showing(':palm_tree:', at.getTime() / 1000 + 1), true],
    ['not once it has expired', showing(':palm_tree:', at.getTime() / 1000), false],
    ['not for another emoji', showing(':coffee:'), false],
    ['not for none', showing(undefined), false],
    [
      'not when nobody has looked since statuses are kept',
      { ...showing(':palm_tree:'), status: undefined },
      false,
    ],
  ])('%s', (_, person, expected) => {
    expect(isAway(person, away, at)).toBe(expected);
  });
});
