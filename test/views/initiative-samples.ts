import fc from 'fast-check';
import type { InitiativeModel } from '../../src/views/initiatives/initiative-model';
import type { ThemeDecision } from '../../src/views/themes/theme-decision';
import { anyDate, hostileText } from './samples';

export const anInitiative: InitiativeModel = {
  id: '0b7c0e5e-1111-4222-8333-444455556666',
  theme: 'billing',
  themeName: 'Billing and contracts',
  month: '2030-02',
  monthName: 'February 2030',
  madeFrom: 'report',
  title: 'One invoice a month, with every line explained',
  owner: 'U0LENA',
  dueOn: '2030-03-20',
  dueInDays: 16,
  firstStep: 'Ask ten customers which lines they cannot read',
  firstStepDone: false,
  reason: null,
  status: 'open',
  decidedBy: 'U0RUTH',
  decidedAt: new Date('2030-03-04T15:00:00Z'),
  closedAt: null,
  closedBy: null,
  delivered: null,
  deliveredSince: null,
  permalink: 'https://larkspur.slack.example/archives/C0COMMITTEE/p1',
};

const maybe = fc.option(hostileText, { nil: null });

/** Any initiative, every text of it from a stranger. */
export const anyInitiative: fc.Arbitrary<InitiativeModel> = fc.record({
  id: fc.constant(anInitiative.id),
  theme: fc.constant('billing'),
  themeName: hostileText,
  month: fc.constant('2030-02'),
  monthName: fc.constant('February 2030'),
  madeFrom: fc.constantFrom('report', 'themes'),
  title: hostileText,
  owner: fc.constantFrom(null, 'U0LENA', '<!channel>'),
  dueOn: fc.constantFrom(null, '2030-03-20'),
  dueInDays: fc.option(fc.integer({ min: -3000, max: 3000 }), { nil: null }),
  firstStep: maybe,
  firstStepDone: fc.boolean(),
  reason: maybe,
  status: fc.constantFrom('open', 'delivered', 'declined'),
  decidedBy: fc.constantFrom('U0RUTH', '*app*'),
  decidedAt: anyDate,
  closedAt: fc.option(anyDate, { nil: null }),
  closedBy: fc.constantFrom(null, 'U0RUTH'),
  delivered: maybe,
  deliveredSince: fc.constantFrom(null, '2030-03-01'),
  permalink: fc.constantFrom(null, anInitiative.permalink),
});

export const anyDecision: fc.Arbitrary<ThemeDecision> = fc.record({
  month: fc.constant('2030-02'),
  themeId: fc.constant('billing'),
  themeName: hostileText,
  last: fc.option(anyInitiative, { nil: null }),
  mayDecide: fc.boolean(),
});
