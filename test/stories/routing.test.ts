import { join } from 'node:path';
import { loadConfig } from '../../src/config/config';
import { bandOf } from '../../src/domain/bands';
import { isFreeMail } from '../../src/domain/customers/free-mail';
import { nearest } from '../../src/domain/nearest';
import { type PriorityFacts, priorityOf } from '../../src/domain/priority';
import { hasKeyword, type RoutingConditions, type RoutingFacts, route } from '../../src/domain/routing';

const NOTHING: RoutingFacts = {
  score: 5,
  band: 'detractor',
  comment: null,
  source: 'generic',
  role: null,
  arr: null,
  plan: null,
  region: null,
  industry: null,
  lifecycle: null,
  customerSince: null,
  themes: [],
};
const NOW = new Date('2026-11-23T12:00:00Z');
const teamFor = (when: RoutingConditions, facts: Partial<RoutingFacts>) =>
  route([{ when, to: 'matched' }], 'otherwise', { ...NOTHING, ...facts }, NOW).team === 'matched';

describe('a rule of the routing', () => {
  test.each<[string, RoutingConditions, Partial<RoutingFacts>, boolean]>([
    ['no condition takes everything', {}, {}, true],
    ['the band is the one', { band: 'passive' }, { band: 'passive' }, true],
    ['the band is another', { band: 'passive' }, { band: 'promoter' }, false],
    ['the score is the least that is allowed', { score: { atLeast: 5 } }, { score: 5 }, true],
    ['the score is the most that is allowed', { score: { atMost: 5 } }, { score: 5 }, true],
    ['the score is one above', { score: { atMost: 5 } }, { score: 6 }, false],
    ['the score is one below', { score: { atLeast: 5, atMost: 6 } }, { score: 4 }, false],
    ['the ARR is within', { arr: { atLeast: 50_000 } }, { arr: 50_000 }, true],
    ['an ARR that nobody told is not zero', { arr: { atMost: 1000 } }, { arr: null }, false],
    ['an ARR of zero is one', { arr: { atMost: 1000 } }, { arr: 0 }, true],
    [
      'one of several plans, whatever the case',
      { plan: ['pro', 'Enterprise'] },
      { plan: 'ENTERPRISE' },
      true,
    ],
    ['a plan that nobody told', { plan: ['pro'] }, { plan: null }, false],
    [
      'a part of a name is not the name',
      { industry: ['Logistics'] },
      { industry: 'Logistics Software' },
      false,
    ],
    ['region', { region: ['EMEA'] }, { region: 'emea' }, true],
    ['lifecycle', { lifecycle: ['onboarding'] }, { lifecycle: 'onboarding' }, true],
    ['role', { role: ['decision_maker'] }, { role: 'user' }, false],
    ['source', { source: ['typeform'] }, { source: 'generic' }, false],
    ['a customer for exactly three years', { tenure: { atLeast: 3 } }, { customerSince: '2023-11-23' }, true],
    ['a day short of three years', { tenure: { atLeast: 3 } }, { customerSince: '2023-11-24' }, false],
    ['in the first year', { tenure: { atMost: 0 } }, { customerSince: '2025-11-24' }, true],
    ['a tenure that nobody told', { tenure: { atMost: 99 } }, { customerSince: null }, false],
    ['a tenure that is no date', { tenure: { atMost: 99 } }, { customerSince: 'long ago' }, false],
    ['one of the themes', { theme: ['billing', 'pricing'] }, { themes: ['support', 'billing'] }, true],
    ['none of the themes', { theme: ['billing'] }, { themes: ['support'] }, false],
    ['a comment that nobody has annotated', { theme: ['billing'] }, { themes: [] }, false],
    ['a keyword of marks alone matches nothing', { keyword: ['?!'] }, { comment: 'Why ?!' }, false],
    ['all of several conditions', { band: 'detractor', plan: ['pro'] }, { plan: 'pro' }, true],
    ['all but one of several conditions', { band: 'detractor', plan: ['pro'] }, { plan: 'free' }, false],
  ])('%s', (_name, when, facts, expected) => {
    expect(teamFor(when, facts)).toBe(expected);
  });

  test('the first that matches decides, and says which it was, as a person counts', () => {
    const rules = [
      { when: { band: 'promoter' as const }, to: 'sales' },
      { when: { keyword: ['bug'] }, to: 'product' },
      { when: {}, to: 'cx' },
    ];
    expect(route(rules, 'nobody', { ...NOTHING, comment: 'A bug.' }, NOW)).toEqual({
      team: 'product',
      rule: 2,
    });
    expect(route(rules, 'nobody', NOTHING, NOW)).toEqual({ team: 'cx', rule: 3 });
    expect(route(rules.slice(0, 2), 'nobody', NOTHING, NOW)).toEqual({ team: 'nobody', rule: null });
  });

  test.each<[string, string, string | null, boolean]>([
    ['a whole word', 'api', 'Your API is slow.', true],
    ['a part of a word', 'api', 'That was rapid.', false],
    ['at the very end', 'bug', 'What a bug', true],
    ['between marks', 'bug', '(bug!)', true],
    ['several words in a row', 'success manager', 'My success  manager left.', true],
    ['several words apart', 'success manager', 'A manager of success.', false],
    ['a hyphen is a gap', 'set-up', 'The set up was hard.', true],
    ['letters of other scripts', 'счёт', 'Неверный счёт!', true],
    ['accents composed and decomposed', 'café', 'Le cafe\u0301 est froid', true],
    ['no comment', 'bug', null, false],
  ])('keyword: %s', (_name, keyword, comment, expected) => {
    expect(hasKeyword([keyword], comment)).toBe(expected);
  });
});

describe('the shipped routing', () => {
  const { routing } = loadConfig(join(__dirname, '../../rnps.config.yaml'), () => []);
  test.each([
    [2, 'The invoice was wrong again.', 'cx'],
    [3, 'Exports time out every Monday.', 'product'],
    [1, 'Too expensive, and the competitor has a discount.', 'sales'],
    [6, 'The onboarding took months.', 'success'],
    [4, null, 'cx'],
    [7, null, 'success'],
    [8, 'Fine.', 'success'],
    [10, null, 'sales'],
    [9, 'I love it.', 'sales'],
  ])('a %s with "%s" goes to %s', (score, comment, team) => {
    const facts = { ...NOTHING, score, band: bandOf(score), comment };
    expect(route(routing.rules, routing.otherwise, facts, NOW).team).toBe(team);
  });
});

describe('priority', () => {
  const now = new Date('2026-11-20T12:00:00Z');
  const plain: PriorityFacts = {
    band: 'detractor',
    score: 5,
    comment: null,
    recurring: false,
    arr: null,
    currency: null,
    role: null,
    renewalDate: null,
    customerSince: null,
  };
  test.each<[string, Partial<PriorityFacts>, string, RegExp[]]>([
    ['a detractor of whom nothing is known', {}, 'normal', [/^a detractor's 5$/]],
    ['a very low score', { score: 3 }, 'high', [/^a detractor's 3$/]],
    ['a renewal in 90 days', { renewalDate: '2027-02-18' }, 'high', [/renews in 90 days/]],
    ['a renewal in 91 days does not count', { renewalDate: '2027-02-19' }, 'normal', []],
    ['a renewal that has passed does not count', { renewalDate: '2026-11-18' }, 'normal', []],
    ['a large account', { arr: 50_000 }, 'high', [/ARR of 50k/]],
    ['an account just below', { arr: 49_999 }, 'normal', []],
    [
      'a decision-maker who renews',
      { role: 'Decision_Maker', renewalDate: '2026-12-01' },
      'urgent',
      [/renews in 11 days/, /a decision-maker/],
    ],
    ['a customer of four years', { customerSince: '2022-11-01' }, 'high', [/more than three years/]],
    ['a customer of two years', { customerSince: '2024-11-01' }, 'normal', []],
    [
      'somebody who speaks of leaving',
      { comment: 'If this goes on we will CANCEL.' },
      'high',
      [/speaks of leaving/],
    ],
    ['somebody who would not renew', { comment: "We won't renew." }, 'high', [/speaks of leaving/]],
    ['a word that only looks like it', { comment: 'Noise cancelled headphones' }, 'normal', []],
    ['an issue that others have too', { recurring: true }, 'high', [/several customers report/]],
    ['the currency of the ARR', { arr: 80_000, currency: 'EUR' }, 'high', [/ARR of 80k EUR/]],
    ['a passive', { band: 'passive', score: 7 }, 'normal', [/^a passive's 7$/]],
    [
      'a promoter, however large',
      { band: 'promoter', score: 10, arr: 9e9, renewalDate: '2026-11-21' },
      'low',
      [/thank them, no clock runs/],
    ],
  ])('%s', (_name, facts, level, reasons) => {
    const priority = priorityOf({ ...plain, ...facts }, now);
    expect(priority.level).toBe(level);
    for (const reason of reasons) expect(priority.reasons.join('\n')).toMatch(new RegExp(reason.source, 'm'));
    if (reasons.length === 0) expect(priority.reasons).toHaveLength(1);
  });

  test('a date that is none is no reason', () => {
    expect(priorityOf({ ...plain, renewalDate: 'soon', customerSince: '' }, now).reasons).toHaveLength(1);
  });
});

describe('the nearest word', () => {
  const words = ['help', 'queue', 'mine', 'status'] as const;
  test.each([
    ['queu', 'queue'],
    ['qeue', 'queue'],
    ['qeueu', null],
    ['STATSU', 'status'],
    ['mien', 'mine'],
    ['hlep', 'help'],
    ['banana', null],
    ['', null],
  ])('"%s" is %s', (typed, meant) => {
    expect(nearest(typed, words)).toBe(meant);
  });

  test('among no candidates there is none', () => {
    expect(nearest('help', [])).toBeNull();
  });
});

test.each([
  ['gmail.com', true],
  ['GMX.de', true],
  ['northwind.example', false],
  ['notgmail.com', false],
  ['mail.gmail.com', false],
])('%s is a free-mail domain: %s', (domain, expected) => {
  expect(isFreeMail(domain)).toBe(expected);
});
