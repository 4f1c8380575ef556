import { afterDay, type Decided, standingOver } from '../../../src/domain/committee/standing';

const decided = (changes: Partial<Decided>): Decided => ({
  id: '1',
  theme: 'billing',
  month: '2026-10',
  title: 'Clear invoices',
  status: 'delivered',
  reason: null,
  closedAt: new Date('2026-11-20T15:00:00Z'),
  deliveredSince: '2026-11-20',
  ...changes,
});
const open = { status: 'open', closedAt: null, deliveredSince: null } as const;
const declined = { status: 'declined', deliveredSince: null } as const;
const said = (sure: number) => new Map([['1', { n: 3, criticised: 2, sure }]]);
const of = (all: Decided[], since = new Map()) => standingOver(all, '2026-11', since).get('billing')!;

test.each([
  ['open since an earlier report', decided(open), new Map(), true],
  ['delivered, and nothing came since', decided({}), new Map(), true],
  ['delivered, and perhaps criticised since', decided({}), said(0), true],
  ['delivered, and surely criticised since', decided({}), said(1), false],
  ['delivered over this very report', decided({ month: '2026-11' }), said(1), true],
  ['declined over this report', decided({ ...declined, month: '2026-11' }), new Map(), true],
  ['declined over an earlier one', decided(declined), new Map(), false],
])('%s: whether it leaves nothing to decide', (_, one, since, expected) => {
  expect(of([one], since)).toMatchObject({ decision: one, isSettled: expected });
});

test('of several the open one stands, else what was decided over this report, else what was closed last', () => {
  const [first, later] = [decided({ id: '1' }), decided({ id: '2', closedAt: new Date('2026-11-25') })];
  expect(of([later, first]).decision.id).toBe('2');
  const over = decided({ ...declined, id: '3', month: '2026-11', closedAt: new Date('2026-11-01') });
  expect(of([over, later, first]).decision.id).toBe('3');
  expect(of([decided({ ...open, id: '4' }), over, later]).decision.id).toBe('4');
});

test('what came on the day itself may have come before it', () => {
  expect(afterDay('America/New_York', '2026-11-20')).toEqual(new Date('2026-11-21T05:00:00Z'));
});
