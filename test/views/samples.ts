import fc from 'fast-check';
import { CHANNELS_OF_CONTACT, OUTCOMES } from '../../src/domain/follow-up';
import { POLARITIES } from '../../src/domain/themes/annotation';
import type { CardModel } from '../../src/views/card/card-model';
import type { FollowUpLine } from '../../src/views/card/follow-up-line';
import type { HistoryLineModel } from '../../src/views/history-model';

export const FOLLOW_UP_ID = '0198c5a2-7d3e-7a40-9b1c-5f2e8a9d0c11';
export const DUE = new Date('2026-11-26T22:00:00Z');
export const ANSWERED = new Date('2026-11-24T15:00:00Z');
export const CLAIMED = new Date('2026-11-24T16:30:00Z');

/** An open detractor with every fact that a card can show. */
export const detractor: CardModel = {
  followUpId: FOLLOW_UP_ID,
  band: 'detractor',
  score: 3,
  comment: 'The export breaks every Monday and nobody calls back.',
  person: {
    name: 'Dana Cole',
    email: 'dana@northwind.example',
    title: 'VP Operations',
    role: 'decision_maker',
  },
  account: {
    name: 'Northwind Traders',
    arr: 48000,
    currency: 'USD',
    plan: 'Enterprise',
    region: 'EMEA',
    industry: 'Logistics',
    renewalDate: '2027-01-12',
    customerSince: '2023-03-01',
    lifecycle: 'adopted',
    owner: { name: 'Lena Fischer', email: 'lena.fischer@larkspur.example' },
  },
  wave: '2026-Q4',
  sourceName: 'Typeform',
  answeredAt: ANSWERED,
  receivedAt: ANSWERED,
  state: { kind: 'open' },
  teamName: 'CX',
  priority: { level: 'high', reasons: ['decision maker', 'renews in 49 days'] },
  sla: { kind: 'running', dueAt: DUE },
  dueInWords: 'Thu 26 Nov, 17:00 in New York',
  escalated: null,
  returned: null,
  attempts: null,
  snoozedUntil: null,
  waiting: null,
  confidential: false,
  about: {
    kind: 'themes',
    themes: [
      { name: 'Integrations and data', polarity: 'negative' },
      { name: 'Support and help', polarity: 'positive' },
    ],
    check: false,
  },
  joined: [],
  playbook: ['Acknowledge what went wrong', 'Offer a way to put it right', 'Agree on a date'],
  historyCount: 1,
};

export const aLine: FollowUpLine = {
  followUpId: FOLLOW_UP_ID,
  band: 'detractor',
  score: 3,
  accountName: 'Northwind Traders',
  priority: 'normal',
  comment: null,
  state: { kind: 'open' },
  sla: { kind: 'running', dueAt: DUE },
  dueInWords: 'Thu 26 Nov, 17:00 in New York',
  permalink: 'https://larkspur.slack.com/archives/C0CX/p1795166102000100',
};

/** Texts that try to ping, link, format, reorder or overflow. */
export const HOSTILE = [
  '<!everyone> <!channel> <!here>',
  '<@U1> <@U0MAYA|maya> <#C0CX|cx> <!subteam^S1>',
  '<http://evil.example|our bank> https://evil.example',
  '*bold* _italic_ ~struck~ `code` ```block```',
  '> quoted\n>>> all of it',
  ':smile: :skull_and_crossbones: :+1::skin-tone-2:',
  '<!date^1^{date}|x> &lt;!everyone&gt; &amp;',
  'abc \u202Eevil\u202C \u2067\u2066 right to left \u200F\u061C',
  'שלום עולם · مرحبا بالعالم',
  '👨‍👩‍👧‍👦'.repeat(400),
  `e${'\u0301'.repeat(3000)}`,
  'x'.repeat(5000),
  '&'.repeat(5000),
  'line\n'.repeat(400),
  '\uD800 lone \uDC00',
  '\u0000\u0007\u001B[31m',
  ' \n\t ',
  '\u200B',
  '',
];

export const hostileText = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.array(fc.constantFrom(...HOSTILE), { maxLength: 4 }).map((parts) => parts.join(' ')),
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.string({ unit: 'grapheme', maxLength: 1500 }),
);

export const anyDate = fc.date({
  min: new Date('2020-01-01'),
  max: new Date('2030-01-01'),
  noInvalidDate: true,
});

export const anyState: fc.Arbitrary<CardModel['state']> = fc.oneof(
  fc.constant({ kind: 'open' } as const),
  fc.record({ kind: fc.constant('claimed' as const), ownerId: fc.constant('U0MAYA'), since: anyDate }),
  fc.record({
    kind: fc.constant('contacted' as const),
    ownerId: fc.constantFrom(null, 'U0MAYA'),
    at: anyDate,
    by: fc.constant('U0TOMAS'),
  }),
  fc.record({
    kind: fc.constant('resolved' as const),
    ownerId: fc.constantFrom(null, 'U0MAYA'),
    at: anyDate,
    by: fc.constant('U0TOMAS'),
    outcome: fc.constantFrom(...OUTCOMES),
  }),
);

export const anySla: fc.Arbitrary<CardModel['sla']> = fc.oneof(
  fc.constant({ kind: 'none' } as const),
  fc.record({ kind: fc.constant('running' as const), dueAt: anyDate }),
  fc.record({ kind: fc.constant('met' as const), dueAt: anyDate, contactedAt: anyDate }),
  fc.record({
    kind: fc.constant('breached' as const),
    dueAt: anyDate,
    contactedAt: fc.option(anyDate, { nil: null }),
  }),
);

const maybe = fc.option(hostileText, { nil: null });

/** Any card, every text of it from a stranger. */
export const anyCard: fc.Arbitrary<CardModel> = fc.record({
  followUpId: fc.constant(FOLLOW_UP_ID),
  band: fc.constantFrom('detractor', 'passive', 'promoter'),
  score: fc.integer({ min: 0, max: 10 }),
  comment: maybe,
  person: fc.record({ name: maybe, email: maybe, title: maybe, role: maybe }),
  account: fc.option(
    fc.record({
      name: maybe,
      arr: fc.option(fc.double({ min: 0, max: 1e12, noNaN: true }), { nil: null }),
      currency: fc.oneof(maybe, fc.constantFrom('USD', 'EUR', 'usd', 'ZZZ', 'dollars')),
      plan: maybe,
      region: maybe,
      industry: maybe,
      renewalDate: fc.oneof(maybe, fc.constant('2027-01-12')),
      customerSince: fc.oneof(maybe, fc.constant('2023-03-01')),
      lifecycle: maybe,
      owner: fc.option(fc.record({ name: maybe, email: maybe }), { nil: null }),
    }),
    { nil: null },
  ),
  wave: maybe,
  sourceName: hostileText,
  answeredAt: fc.option(anyDate, { nil: null }),
  receivedAt: anyDate,
  state: anyState,
  teamName: hostileText,
  priority: fc.record({
    level: fc.constantFrom('urgent', 'high', 'normal', 'low'),
    reasons: fc.array(hostileText, { maxLength: 8 }),
  }),
  sla: anySla,
  dueInWords: fc.constantFrom(null, 'Thu 26 Nov, 17:00 in New York'),
  escalated: fc.constantFrom(null, 'lead', 'committee'),
  returned: fc.constantFrom(null, 'late', 'deactivated'),
  attempts: fc.option(
    fc.record({
      n: fc.integer({ min: 1, max: 40 }),
      last: fc.record({
        channel: fc.constantFrom('phone', 'video', 'email', 'in_person', 'chat'),
        at: fc.constant(DUE),
      }),
    }),
  ),
  snoozedUntil: fc.option(anyDate, { nil: null }),
  waiting: fc.option(fc.record({ until: anyDate, reason: maybe }), { nil: null }),
  confidential: fc.boolean(),
  about: fc.oneof(
    fc.constant(null),
    fc.record({
      kind: fc.constant('not_themed' as const),
      language: fc.constantFrom(null, 'fr', 'xx', '__proto__'),
    }),
    fc.record({
      kind: fc.constant('themes' as const),
      themes: fc.array(fc.record({ name: hostileText, polarity: fc.constantFrom(...POLARITIES) }), {
        minLength: 1,
        maxLength: 8,
      }),
      check: fc.boolean(),
    }),
  ),
  joined: fc.array(
    fc.record({ score: fc.integer({ min: 0, max: 10 }), comment: maybe, receivedAt: anyDate }),
    { maxLength: 5 },
  ),
  playbook: fc.array(hostileText, { maxLength: 8 }),
  historyCount: fc.nat(50),
});

/** Every mrkdwn text in a tree: the only places where Slack would read markup. */
export function mrkdwnOf(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(mrkdwnOf);
  if (typeof node !== 'object' || node === null) return [];
  const object = node as Record<string, unknown>;
  if (object.type === 'mrkdwn') return [String(object.text)];
  return Object.values(object).flatMap(mrkdwnOf);
}

/** Every plain_text object in a tree. */
export function plainTextsOf(node: unknown): { text: string; emoji?: boolean }[] {
  if (Array.isArray(node)) return node.flatMap(plainTextsOf);
  if (typeof node !== 'object' || node === null) return [];
  const object = node as Record<string, unknown>;
  if (object.type === 'plain_text') return [object as { text: string; emoji?: boolean }];
  return Object.values(object).flatMap(plainTextsOf);
}

/** What Slack would read as markup in a text of ours, beyond the mentions and dates that we write ourselves. */
export function strangeMarkup(text: string): string[] {
  const ours = text
    .replace(/<@[UW][A-Z0-9]+>/g, '')
    .replace(/<!date\^\d+\^[^|^<>]+\|[^|^<>]+>/g, '')
    .replace(/&(?:amp|lt|gt);/g, '');
  return ours.match(/[<>&\u202A-\u202E]/g) ?? [];
}

export const anyHistoryLine: fc.Arbitrary<HistoryLineModel> = fc.record({
  at: anyDate,
  by: fc.constantFrom(null, 'U0MAYA'),
  from: fc.constantFrom(null, 'open', 'claimed', 'contacted'),
  to: fc.constantFrom(null, 'claimed', 'contacted', 'resolved'),
  event: fc.oneof(
    fc.record({
      kind: fc.constant('opened' as const),
      teamName: hostileText,
      dueAt: fc.option(anyDate, { nil: null }),
    }),
    fc.record({
      kind: fc.constant('contact_logged' as const),
      channel: fc.constantFrom(...CHANNELS_OF_CONTACT),
      reached: fc.boolean(),
      note: maybe,
    }),
    fc.record({
      kind: fc.constant('resolved' as const),
      outcome: fc.constantFrom(...OUTCOMES),
      themeName: maybe,
      note: maybe,
      customerTold: fc.constantFrom(null, true, false),
      reasonWithoutContact: maybe,
    }),
    fc.record({
      kind: fc.constant('rerouted' as const),
      fromTeam: hostileText,
      toTeam: hostileText,
      because: fc.constantFrom('comment' as const, 'score' as const),
    }),
    fc.record({
      kind: fc.constant('moved' as const),
      fromTeam: hostileText,
      toTeam: hostileText,
      formerOwner: fc.constantFrom(null, 'U0TOMAS'),
      note: maybe,
    }),
    fc.record({ kind: fc.constant('waiting' as const), until: anyDate, reason: maybe }),
    fc.record({
      kind: fc.constant('reassigned' as const),
      newOwner: fc.constant('U0INES'),
      formerOwner: fc.constantFrom(null, 'U0TOMAS'),
    }),
    fc.record({
      kind: fc.constant('nudged' as const),
      rung: fc.constantFrom('half', 'three_quarters', 'due', 'late'),
      to: fc.constantFrom(null, 'U0INES', 'ines@larkspur.example'),
      late: fc.boolean(),
    }),
  ),
  names: fc.record({ U0MAYA: hostileText, U0INES: hostileText }, { requiredKeys: [] }),
});

/** Any line of a list, its names from strangers. */
export const anyLine: fc.Arbitrary<FollowUpLine> = fc.record({
  followUpId: fc.constant(FOLLOW_UP_ID),
  band: fc.constantFrom('detractor', 'passive', 'promoter'),
  score: fc.integer({ min: 0, max: 10 }),
  accountName: hostileText,
  priority: fc.constantFrom('urgent', 'high', 'normal', 'low'),
  comment: fc.option(hostileText),
  state: anyState,
  sla: anySla,
  dueInWords: fc.constantFrom(null, 'Thu 26 Nov, 17:00 in New York'),
  permalink: fc.constantFrom(null, 'https://larkspur.slack.com/archives/C0CX/p1', 'javascript://%0aalert(1)'),
});
