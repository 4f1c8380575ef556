import fc from 'fast-check';
import { followUpLine } from '../../src/views/card/follow-up-line';
import { renderPointer } from '../../src/views/card/pointer';
import { renderBurstSummary } from '../../src/views/card/summary';
import { problemsOf, problemsOfMessage } from '../../src/views/checks/check-view';
import { COMMANDS, renderHelp, renderMine, renderQueue, renderUnknown } from '../../src/views/commands';
import { type HomeModel, QUEUE_SHOWN, renderHome } from '../../src/views/home';
import { type HandedModel, renderHanded } from '../../src/views/notices/handed';
import { renderMoreNudges } from '../../src/views/notices/more-nudges';
import { type NudgeModel, renderNudge } from '../../src/views/notices/nudge';
import type { HomeNumbers } from '../../src/views/numbers/home-numbers';
import { accessWords, refusalWords, sorryWords } from '../../src/views/refusals';
import { renderStatus, type StatusModel } from '../../src/views/status';
import { renderTeam } from '../../src/views/team-work';
import { anyInitiative } from './initiative-samples';
import { aLine, anyLine, CLAIMED, DUE, FOLLOW_UP_ID, hostileText, mrkdwnOf, strangeMarkup } from './samples';

/** Everything that a person reads in a tree, run together; dates and people in brackets. */
function readingOf(node: unknown): string {
  if (Array.isArray(node)) return node.map(readingOf).join('');
  if (typeof node !== 'object' || node === null) return '';
  const object = node as Record<string, unknown>;
  if (object.type === 'date') return `[${object.fallback}]`;
  if (object.type === 'user') return `[${object.user_id}]`;
  return Object.entries(object)
    .map(([key, value]) => (key === 'text' && typeof value === 'string' ? value : readingOf(value)))
    .join('');
}

const lines = fc.array(anyLine, { maxLength: 40 });
const DUE_WORDS = 'Thu 26 Nov, 17:00 in New York';

describe('a follow-up in a list', () => {
  test.each([
    ['unclaimed', {}, `▼ 3/10 Northwind Traders · nobody has it yet · due [${DUE_WORDS}] · Open the card`],
    [
      'overdue',
      { sla: { kind: 'breached', dueAt: DUE, contactedAt: null } },
      `▼ 3/10 Northwind Traders · nobody has it yet · ⚑ overdue since [${DUE_WORDS}] · Open the card`,
    ],
    [
      'urgent, with what they wrote, on one line and cut short',
      { priority: 'urgent', comment: `No <@U1>\nreply ${'a'.repeat(200)}` },
      `▼ 3/10 Northwind Traders · Urgent · nobody has it yet · due [${DUE_WORDS}] · Open the card\n“No <@U1> reply ${'a'.repeat(94)}…”`,
    ],
    [
      'contacted: no due time any more, and no hurry',
      { priority: 'high', state: { kind: 'contacted', ownerId: 'U0MAYA', at: CLAIMED, by: 'U0MAYA' } },
      '▼ 3/10 Northwind Traders · contacted, [U0MAYA] · Open the card',
    ],
    [
      'a promoter whose card is not posted yet',
      { band: 'promoter', score: 10, sla: { kind: 'none' }, permalink: null },
      '▲ 10/10 Northwind Traders · nobody has it yet',
    ],
  ] as const)('%s', (_name, part, expected) => {
    expect(readingOf(followUpLine({ ...aLine, ...part }))).toBe(expected);
  });

  test('an address that is not a web address is no link', () => {
    expect(JSON.stringify(followUpLine({ ...aLine, permalink: 'javascript://%0aalert(1)' }))).not.toContain(
      'javascript',
    );
  });
});

describe('slash commands', () => {
  test('help names every word and what it does', () => {
    const help = readingOf(renderHelp().blocks);
    for (const [word, does] of Object.entries(COMMANDS)) expect(help).toContain(`\`/rnps ${word}\`  ${does}`);
    expect(problemsOfMessage(renderHelp())).toEqual([]);
  });

  test('an empty queue and an empty plate are good news', () => {
    expect(renderQueue({ teamName: 'CX', lines: [], total: 0, exports: 'mine' }).text).toBe(
      'Nothing is waiting in CX: every follow-up has somebody.',
    );
    expect(renderMine({ lines: [], total: 0, exports: 'mine' }).text).toBe('Nothing is waiting on you.');
  });

  test('a long queue shows twenty and says how many more there are', () => {
    const message = renderQueue({
      teamName: 'CX',
      lines: Array.from({ length: 30 }, () => aLine),
      total: 1234,
      exports: 'queue cx',
    });
    expect(readingOf(message.blocks)).toContain('1,234 follow-ups waiting in CX');
    expect(readingOf(message.blocks)).toContain('and 1,214 more in the export.');
  });

  test('an unknown word gets the nearest one, and is only ever shown as text', () => {
    const message = renderUnknown('<!everyone> quue', 'queue');
    expect(readingOf(message.blocks)).toContain('Did you mean `/rnps queue`?');
    expect(mrkdwnOf(message.blocks).join()).not.toContain('everyone');
    expect(readingOf(renderUnknown('xyzzy', null).blocks)).toContain('`/rnps help` lists what I know.');
  });

  test('any list and any word stay within the limits and out of markup', () => {
    fc.assert(
      fc.property(lines, hostileText, fc.nat(5000), (some, name, extra) => {
        const total = some.length + extra;
        for (const message of [
          renderQueue({ teamName: name, lines: some, total, exports: 'queue all' }),
          renderMine({ lines: some, total, exports: 'mine' }),
          renderUnknown(name, 'mine'),
          renderBurstSummary({ teamName: name, lines: some, total, withoutCard: [] }),
        ]) {
          expect(problemsOfMessage(message)).toEqual([]);
          for (const one of [message.text, ...mrkdwnOf(message.blocks)])
            expect(strangeMarkup(one)).toEqual([]);
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('status', () => {
  const well: StatusModel = {
    version: '0.1.0',
    movedClock: null,
    database: 'embedded PostgreSQL 18.4',
    slack: { workspace: 'Larkspur', mode: 'http' },
    channels: [{ name: 'rnps-cx', usedFor: 'CX', found: true }],
    warnings: [],
    comments: { annotated: 12, waiting: 3 },
    model: { kind: 'none', why: 'OPENAI_API_KEY is not set', waiting: 0 },
    outbox: { waiting: 0, oldestWaitingAt: null, parked: 0, heldUp: 0, unknown: 0, dead: 0 },
    closed: [],
    parked: { total: 0, latest: [] },
  };

  test('when all is well it says so', () => {
    const message = renderStatus(well);
    expect(message.text).toBe('rNPS Loop: all is well');
    expect(readingOf(message.blocks)).toContain('✓ All is well');
    expect(readingOf(message.blocks)).toContain('*Channels*  1 channel found');
  });

  test('what is wrong comes first, with what to do about it', () => {
    const message = renderStatus({
      ...well,
      channels: [{ name: 'rnps-sales', usedFor: 'Sales', found: false }],
      warnings: [{ what: 'I am not in #rnps-sales.', remedy: 'Type /invite @rNPS Loop there.' }],
      parked: {
        total: 3,
        latest: [{ source: 'typeform', reason: 'no_score', detail: 'question nps is missing', at: CLAIMED }],
      },
      outbox: { waiting: 2, oldestWaitingAt: CLAIMED, parked: 0, heldUp: 0, unknown: 1, dead: 1 },
    });
    const shown = readingOf(message.blocks);
    expect(shown).toContain('⚑ 6 things to look at');
    expect(shown).toContain('I am not in #rnps-sales. Type /invite @rNPS Loop there.');
    expect(shown).toContain('typeform no score: question nps is missing, [2026-11-24 16:30 UTC]and 2 more');
    expect(shown).toContain('cannot be posted to: #rnps-sales (Sales)');
    expect(shown).toContain('2 waiting, the oldest since');
  });

  test('any trouble stays within the limits and out of markup', () => {
    const trouble = fc.record({
      warnings: fc.array(fc.record({ what: hostileText, remedy: hostileText }), { maxLength: 30 }),
      name: hostileText,
      found: fc.boolean(),
    });
    fc.assert(
      fc.property(trouble, ({ warnings, name, found }) => {
        const message = renderStatus({
          ...well,
          version: name,
          database: name,
          slack: { workspace: name, mode: 'socket' },
          warnings,
          channels: Array.from({ length: 40 }, () => ({ name, usedFor: name, found })),
          parked: {
            total: 99,
            latest: Array.from({ length: 30 }, () => ({ source: name, reason: name, detail: name, at: DUE })),
          },
        });
        expect(problemsOfMessage(message)).toEqual([]);
        for (const one of [message.text, ...mrkdwnOf(message.blocks)]) expect(strangeMarkup(one)).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});

const NUMBERS: HomeNumbers = {
  finding: '31 (25 to 37, n=412)',
  chart: { kind: 'none', because: null },
  alt: 'NPS of the last 12 months',
  promises: { kept: 18, reachedLate: 1, openLate: 1, neverReached: 0, notYetDue: 4 },
  loop: { opened: 8, closed: 3, told: 2 },
};

describe('who has what in a team', () => {
  const people = fc.array(
    fc.record({
      name: hostileText,
      toReach: fc.nat(2000),
      overdue: fc.nat(2000),
      waiting: fc.nat(2000),
      reached: fc.nat(2000),
    }),
    { maxLength: 70 },
  );

  test('whatever the names and however many, Slack takes it, and nobody is mentioned by a name', () => {
    fc.assert(
      fc.property(hostileText, people, lines, fc.nat(3000), (teamName, people, lines, unclaimed) => {
        const model = { teamName, people, lines, total: lines.length, unclaimed, exports: 'queue cx' };
        const message = renderTeam(model);
        expect(problemsOfMessage(message)).toEqual([]);
        expect(mrkdwnOf(message).filter((text) => strangeMarkup(text).length > 0)).toEqual([]);
      }),
    );
  });
});

describe('App Home', () => {
  const nobody: HomeModel = {
    viewerName: 'Maya',
    mine: [],
    minePage: 0,
    minePages: 1,
    mineTotal: 0,
    mineOverdue: 0,
    teams: [{ name: 'CX', unclaimed: 0, overdue: 0, queue: [] }],
    initiatives: { items: [], total: 0 },
    tellings: { whose: 'U0MAYA', mine: [], untold: null },
    digests: [],
    numbers: NUMBERS,
    admin: null,
  };

  test('with nothing to do it is friendly, and shows no health to those who are not admins', () => {
    const shown = readingOf(renderHome(nobody).blocks);
    expect(shown).toContain('Hello, Maya');
    expect(shown).toContain('Nobody is waiting on you.');
    expect(shown).toContain('CX: everything is claimed, nothing is overdue.');
    expect(shown).not.toContain('Health of the app');
  });

  test('each follow-up has its buttons, and 45 of them are turned by tens', () => {
    const mine = Array.from({ length: 10 }, () => aLine);
    const view = renderHome({ ...nobody, mine, minePage: 1, minePages: 5, mineTotal: 45, mineOverdue: 2 });
    const rows = view.blocks.flatMap((block) =>
      'elements' in block && block.type === 'actions' ? [block] : [],
    );
    expect(rows).toHaveLength(12);
    expect(readingOf(view.blocks)).toContain('45 customers are counting on you, *2 overdue*.');
    expect(readingOf(view.blocks)).toContain('Page 2 of 5, of 45 follow-ups of yours');
    expect(readingOf(view.blocks)).toMatch(/Sooner due[\s\S]*Later due/);
  });

  test('what nobody has in my team stands there to be claimed; the numbers are told as they may be', () => {
    const team = { name: 'CX', unclaimed: 7, overdue: 1, queue: Array.from({ length: 9 }, () => aLine) };
    const shown = readingOf(renderHome({ ...nobody, teams: [team] }).blocks);
    expect(shown.match(/Claim/g)).toHaveLength(QUEUE_SHOWN);
    expect(shown).toContain('*Contact in time this month*: 90% of 20, 1 still open');
    expect(shown).toContain('*Loop closed, of the last 90 days*: 3 of 8, 2 told');
    const few = { ...NUMBERS, promises: { ...NUMBERS.promises, kept: 2, openLate: 0, reachedLate: 1 } };
    expect(readingOf(renderHome({ ...nobody, numbers: few }).blocks)).toContain('2 of 3');
  });

  test('admins see what is parked, waiting and given up', () => {
    const admin = { parked: 1, outboxWaiting: 2, deadLetters: 0, warnings: 0, closed: [] };
    const shown = readingOf(renderHome({ ...nobody, admin }).blocks);
    expect(shown).toContain(
      '1 delivery parked · 2 messages waiting to go out · 0 messages given up · 0 warnings',
    );
    expect(shown).toContain('⚑ Needs a look');
  });

  test('any Home stays within the limits and out of markup', () => {
    fc.assert(
      fc.property(lines, hostileText, fc.array(anyInitiative, { maxLength: 9 }), (mine, name, items) => {
        const view = renderHome({
          viewerName: name,
          mine,
          minePage: 0,
          minePages: 3,
          mineTotal: mine.length,
          mineOverdue: 0,
          teams: Array.from({ length: 12 }, () => ({ name, unclaimed: 3, overdue: 1, queue: mine })),
          initiatives: { items, total: 200 },
          tellings: {
            whose: 'U0MAYA',
            mine: Array.from({ length: 30 }, () => ({
              initiativeId: '00000000-0000-4000-8000-000000000000',
              title: name,
              notTold: 4,
            })),
            untold: 1200,
          },
          digests: Array.from({ length: 9 }, () => ({
            id: '00000000-0000-4000-8000-000000000000',
            revision: 1,
            periodName: name,
            waitsFor: 'you' as const,
            permalink: 'https://slack.example/archives/C0/p1',
          })),
          numbers: { ...NUMBERS, finding: name, alt: name, chart: { kind: 'picture', fileId: 'F012345ABC' } },
          admin: { parked: 0, outboxWaiting: 0, deadLetters: 0, warnings: 0, closed: [] },
        });
        expect(problemsOf(view, 'home')).toEqual([]);
        for (const one of mrkdwnOf(view)) expect(strangeMarkup(one)).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });
});

describe('reminders', () => {
  const nudge: NudgeModel = {
    rung: 'half',
    to: 'thread',
    late: false,
    followUpId: FOLLOW_UP_ID,
    band: 'detractor',
    score: 3,
    accountName: 'Northwind Traders',
    teamName: 'CX',
    dueAt: DUE,
    overdue: false,
    dueInWords: DUE_WORDS,
    ownerId: null,
    takenBy: null,
    settled: null,
    permalink: 'https://larkspur.slack.com/archives/C0CX/p1',
  };
  const TITLE = '▼ Detractor 3/10 · Northwind Traders';
  const cases: [string, Partial<NudgeModel>, string][] = [
    [
      'half, in the thread',
      {},
      `Half of the time is gone and nobody has this one yet. Contact them by [${DUE_WORDS}].`,
    ],
    [
      'three quarters, to the owner',
      { rung: 'three_quarters', to: 'owner', ownerId: 'U0MAYA' },
      `${TITLE}This customer is still waiting to hear from you. Contact them by [${DUE_WORDS}].Open the cardLog contact`,
    ],
    [
      'three quarters, shown only after the due time has passed',
      { rung: 'three_quarters', to: 'lead', overdue: true },
      `${TITLE}Nobody has claimed this one yet. Contact was due [${DUE_WORDS}].Open the cardClaim`,
    ],
    [
      'three quarters, to the lead of an owner who is away',
      { rung: 'three_quarters', to: 'lead', ownerId: 'U0MAYA' },
      `${TITLE}[U0MAYA] has this one and is away. Contact them by [${DUE_WORDS}].Open the card`,
    ],
    [
      'due, to the lead, unclaimed',
      { rung: 'due', to: 'lead' },
      `${TITLE}Contact was due [${DUE_WORDS}], and nobody has claimed it. Could you find somebody, or take it?Open the cardClaim`,
    ],
    [
      'due, in the thread: the lead is not pinged a second time',
      { rung: 'due' },
      `Contact was due [${DUE_WORDS}]. The team lead has been told.`,
    ],
    [
      'late, to the committee',
      { rung: 'late', to: 'committee', ownerId: 'U0MAYA' },
      `${TITLE}Nobody has reached this customer, and contact was due [${DUE_WORDS}], a business day ago. It is back with CX; [U0MAYA] had it until now.Open the card`,
    ],
  ];
  test.each(cases)('%s', (_name, part, expected) => {
    expect(readingOf(renderNudge({ ...nudge, ...part }).blocks)).toBe(expected);
  });

  test.each([
    ['reached', { kind: 'contacted', by: 'U0MAYA' }, '✓ [U0MAYA] reached them'],
    ['resolved', { kind: 'resolved', by: 'U0MAYA' }, '✓ [U0MAYA] resolved it'],
    ['claimed', { kind: 'handed_on', ownerId: 'U0MAYA' }, '✓ [U0MAYA] has this one now'],
    ['released', { kind: 'handed_on', ownerId: null }, '✓ It is back with the team'],
    [
      'answered anew',
      { kind: 'overtaken' },
      '✓ The customer has answered anew, so this reminder is out of date',
    ],
  ] as const)(
    'one that stands in Slack when the customer was %s is one short line',
    (_name, settled, said) => {
      const message = renderNudge({ ...nudge, rung: 'due', to: 'lead', settled });
      expect(readingOf(message.blocks)).toBe(`${said} · ${TITLE} · Open the card`);
      expect(message.blocks.map(({ type }) => type)).toEqual(['rich_text']);
    },
  );

  test('a business day late, and claimed since: whoever reads it need not look for somebody', () => {
    const late = { ...nudge, rung: 'late', to: 'lead', ownerId: 'U0MAYA' } as const;
    expect(readingOf(renderNudge(late).blocks)).toMatch(/had it until now\..*Claim$/);
    const taken = readingOf(renderNudge({ ...late, takenBy: 'U0TOMAS' }).blocks);
    expect(taken).toContain('[U0TOMAS] has claimed it since.');
    expect(taken).not.toMatch(/Claim$/);
  });

  test('those beyond the limit of a day are lines of one message', () => {
    const lines = [
      aLine,
      { ...aLine, state: { kind: 'contacted', ownerId: null, at: CLAIMED, by: 'U0MAYA' } } as const,
    ];
    const message = renderMoreNudges({ lines, total: 40 });
    expect(problemsOfMessage(message)).toEqual([]);
    expect(readingOf(message.blocks)).toMatch(
      /^40 more reminders today▼ 3\/10 Northwind.*contacted.*and 38 more/,
    );
    expect(readingOf(renderMoreNudges({ lines: [lines[1]!], total: 1 }).blocks)).toMatch(
      /^1 more reminder today.*✓ Nothing is left to do here\.$/,
    );
  });

  test('one that comes late says so', () => {
    expect(readingOf(renderNudge({ ...nudge, late: true }).blocks)).toMatch(
      /^I was not running when this was due/,
    );
  });

  test('any reminder stays within the limits and out of markup', () => {
    const any = fc.record({
      rung: fc.constantFrom('half', 'three_quarters', 'due', 'late'),
      to: fc.constantFrom('thread', 'owner', 'lead', 'committee', 'former_owner'),
      late: fc.boolean(),
      accountName: hostileText,
      teamName: hostileText,
      ownerId: fc.constantFrom(null, 'U0MAYA'),
    });
    fc.assert(
      fc.property(any, (part) => {
        const message = renderNudge({ ...nudge, ...part } as NudgeModel);
        expect(problemsOfMessage(message)).toEqual([]);
        for (const one of [message.text, ...mrkdwnOf(message.blocks)]) expect(strangeMarkup(one)).toEqual([]);
      }),
    );
  });
});

describe('work that was given to somebody by name', () => {
  const handed: HandedModel = {
    followUpId: FOLLOW_UP_ID,
    band: 'detractor',
    score: 3,
    accountName: 'Northwind Traders',
    byId: 'U0INES',
    state: { kind: 'claimed', ownerId: 'U0MAYA', since: CLAIMED },
    hasDueTime: true,
    dueAt: DUE,
    dueInWords: DUE_WORDS,
    stillTheirs: true,
    comment: null,
    permalink: 'https://larkspur.slack.com/archives/C0CX/p1',
  };

  test('says by whom, when contact is due, and has the buttons to begin', () => {
    const { blocks } = renderHanded(handed);
    expect(readingOf(blocks)).toMatch(
      /^▼ Detractor 3\/10 · Northwind Traders\[U0INES\] gave you this one\. Contact them by \[.*\]\.Open the card/,
    );
    expect(readingOf(blocks)).toContain('Log contactResolve');
  });

  test('without a card to look at, the comment comes along as text', () => {
    const { blocks } = renderHanded({ ...handed, comment: '<!channel> rude', permalink: null });
    expect(mrkdwnOf(blocks)).toEqual([]);
    expect(readingOf(blocks)).toContain('<!channel> rude');
  });

  test('once it went on, nothing is left to press', () => {
    const { blocks } = renderHanded({ ...handed, stillTheirs: false });
    expect(readingOf(blocks)).toContain('✓ This one is not with you any more');
    expect(JSON.stringify(blocks)).not.toContain('button');
  });

  test('any of them stays within the limits and out of markup', () => {
    fc.assert(
      fc.property(hostileText, hostileText, fc.boolean(), (accountName, comment, stillTheirs) => {
        const message = renderHanded({ ...handed, accountName, comment, stillTheirs });
        expect(problemsOfMessage(message)).toEqual([]);
        for (const one of [message.text, ...mrkdwnOf(message.blocks)]) expect(strangeMarkup(one)).toEqual([]);
      }),
    );
  });
});

test('what stays in the old channel says where it went, but not when a lead has it in person', () => {
  const common = { band: 'detractor', score: 3, accountName: 'Northwind', permalink: null } as const;
  expect(readingOf(renderPointer({ ...common, channelId: 'C0SALES' }).blocks)).toContain(
    'moved to <#C0SALES>',
  );
  const withALead = renderPointer({ ...common, channelId: null, permalink: 'https://x.example' });
  expect(readingOf(withALead.blocks)).toBe('▼ Detractor 3/10 · Northwind · A team lead has this one now');
});

describe('refusals say who and when', () => {
  test('somebody else has it', () => {
    expect(refusalWords({ code: 'owned_by_other', ownerId: 'U0MAYA' })).toBe(
      '<@U0MAYA> already has this one.',
    );
    expect(refusalWords({ code: 'owned_by_other', ownerId: 'U0MAYA' }, CLAIMED)).toBe(
      '<@U0MAYA> already has this one (since <!date^1795537800^{date_short_pretty} at {time}|2026-11-24 16:30 UTC>).',
    );
  });

  test('it is yours already; it is resolved; nobody was reached', () => {
    expect(refusalWords({ code: 'already_yours' })).toMatch(/^You already have this one/);
    expect(refusalWords({ code: 'already_resolved', by: 'U0TOMAS', at: CLAIMED })).toMatch(
      /^<@U0TOMAS> already resolved this one, <!date/,
    );
    expect(refusalWords({ code: 'not_contacted' })).toContain('the team lead sees the reason');
  });

  test('guests, outsiders and the deactivated are told why', () => {
    expect(accessWords('guest')).toMatch(/^Guests/);
    expect(accessWords('outsider')).toContain('members of this workspace');
    expect(accessWords('deactivated')).toContain('deactivated');
    expect(sorryWords('ab-12')).toContain('ab-12');
  });
});
