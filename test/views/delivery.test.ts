import fc from 'fast-check';
import type { ClosedWhy } from '../../src/domain/channel-state';
import type { StuckWork } from '../../src/domain/stuck-work';
import { renderCard } from '../../src/views/card/card';
import { renderBurstSummary } from '../../src/views/card/summary';
import { problemsOf, problemsOfMessage } from '../../src/views/checks/check-view';
import { renderClosedAlert, renderReopenedAlert } from '../../src/views/notices/alert';
import type { ClosedChannelModel } from '../../src/views/notices/closed-channel';
import {
  type DeadLetterModel,
  type DeadLettersModel,
  deadLettersModal,
} from '../../src/views/notices/dead-letters';
import { withMeantFor } from '../../src/views/notices/meant-for';
import { renderStuck, renderUnstuck } from '../../src/views/notices/stuck';
import { renderStatus } from '../../src/views/status';
import type { Message } from '../../src/views/text/message';
import { aLine, anyLine, CLAIMED, DUE, detractor, hostileText, mrkdwnOf, strangeMarkup } from './samples';

const CLOSED: ClosedChannelModel = {
  name: 'rnps-cx',
  why: 'archived',
  since: CLAIMED,
  goesTo: null,
  cards: 3,
  others: 1,
};
const LETTER: DeadLetterModel = {
  id: '17',
  what: 'Card',
  about: '▼ Detractor 3/10 · Northwind Traders',
  where: { channel: 'rnps-cx' },
  why: 'Slack refused it.',
  code: 'invalid_blocks',
  perhapsPosted: false,
  since: DUE,
  attempts: 2,
  behind: 4,
};
const LIST: DeadLettersModel = {
  closed: [CLOSED],
  letters: [LETTER],
  total: 1,
  certain: 1,
  page: 0,
  pages: 1,
  notice: null,
};
const read = (tree: unknown) => JSON.stringify(tree);

describe('the alert about a channel', () => {
  test.each<[ClosedWhy, RegExp, RegExp]>([
    ['archived', /is archived/, /Unarchive it/],
    ['app_removed', /does not have the app in it/, /\/invite @rNPS Loop/],
    ['missing', /is not there any more/, /Create it again/],
    ['shared', /shared with another organisation/, /sharedChannels/],
    ['restricted', /lets only some people post/, /press Try again/],
  ])('%s: says why and what to do', (why, reason, remedy) => {
    const message = renderClosedAlert({ ...CLOSED, why });
    expect(message.text).toMatch(reason);
    expect(read(message.blocks)).toMatch(remedy);
    expect(read(message.blocks)).toContain('3 cards and 1 other message wait for it; nothing is lost.');
    expect(problemsOfMessage(message)).toEqual([]);
  });

  test.each([
    [{ cards: 1, others: 0 }, '1 card waits for it'],
    [{ cards: 0, others: 0 }, 'Nothing waits for it yet.'],
    [{ goesTo: 'general' }, 'Its cards go to #general meanwhile.'],
  ])('%j: %s', (part, words) => {
    expect(read(renderClosedAlert({ ...CLOSED, ...part }).blocks)).toContain(words);
  });

  test('when it is over there is nothing left to press', () => {
    const message = renderReopenedAlert({ name: 'rnps-cx' });
    expect(message.text).toBe('✓ #rnps-cx takes messages again. What waited for it goes out.');
    expect(read(message.blocks)).not.toContain('button');
  });
});

describe('the list of what was given up', () => {
  test('an entry says what, about whom, where, why, since when, and what hangs on it', () => {
    const words = read(deadLettersModal(LIST));
    expect(words).toContain('*Card* · ▼ Detractor 3/10 · Northwind Traders · #rnps-cx');
    expect(words).toContain('Slack refused it. `invalid_blocks`');
    expect(words).toContain('after 2 attempts · 4 lines of its thread wait');
    expect(words).toContain('#rnps-cx is archived');
  });

  test('one that may be there already asks before it is tried again; one for nobody says so', () => {
    const certain = read(deadLettersModal({ ...LIST, certain: 0 }));
    expect(certain).not.toContain('Is it in Slack already?');
    const letters = [{ ...LETTER, perhapsPosted: true, where: null }];
    const doubtful = read(deadLettersModal({ ...LIST, letters, certain: 0 }));
    expect(doubtful).toContain('Is it in Slack already?');
    expect(doubtful).toContain('for nobody');
    expect(doubtful).not.toContain('Try all again');
  });

  test('a code that is not one is not shown', () => {
    const letters = [{ ...LETTER, code: '` <!channel>' }];
    expect(read(deadLettersModal({ ...LIST, letters }))).not.toContain('channel>');
  });
});

test('status tells of a closed channel first, and of what waits for it apart from what goes out', () => {
  const message = renderStatus({
    version: '0.1.0',
    movedClock: null,
    database: 'PostgreSQL 18',
    slack: { workspace: 'Larkspur', mode: 'http' },
    channels: [],
    warnings: [],
    comments: { annotated: 12, waiting: 3 },
    model: { kind: 'none' as const, why: 'OPENAI_API_KEY is not set', waiting: 0 },
    outbox: { waiting: 0, oldestWaitingAt: null, parked: 4, heldUp: 2, unknown: 0, dead: 1 },
    closed: [CLOSED],
    parked: { total: 0, latest: [] },
  });
  const words = read(message.blocks);
  expect(words).toContain('2 things to look at');
  expect(words).toContain(
    'none waiting, 4 held for a channel that takes nothing, 1 given up, 2 behind a card that was given up',
  );
  expect(words).toContain('See what was given up');
});

test('a card in the fallback says for whom it was meant', () => {
  const message = withMeantFor(renderCard(detractor), { teamName: 'CX', channel: 'rnps-cx' });
  expect(message.text).toMatch(/^For CX: /);
  expect(read(message.blocks[0])).toContain('For *CX*: #rnps-cx cannot be posted to');
  expect(problemsOfMessage(message)).toEqual([]);
});

test('a summary lists 25, counts the rest, and offers a hundred cards, the most urgent first', () => {
  const withoutCard = Array.from({ length: 180 }, (_, i) => ({ ...aLine, followUpId: `id-${i}` }));
  const message = renderBurstSummary({
    teamName: 'CX',
    lines: withoutCard.slice(0, 100),
    total: 180,
    withoutCard,
  });
  const words = read(message.blocks);
  expect(words).toContain('180 more answers for CX');
  expect(words).toContain('and 155 more.');
  expect(words).toContain('"value":"id-99"');
  expect(words).not.toContain('"value":"id-100"');
  expect(problemsOfMessage(message)).toEqual([]);
});

test('a notice of which nothing can be shown is left out', () => {
  const view = deadLettersModal({ ...LIST, notice: '\u0000 \u202e' });
  expect(problemsOf(view, 'modal')).toEqual([]);
});

test('any names stay within the limits and out of markup', () => {
  const lines = fc.uniqueArray(anyLine, { maxLength: 100, selector: (line) => line.followUpId });
  fc.assert(
    fc.property(lines, hostileText, fc.nat(9), (some, name, n) => {
      const closed = Array.from({ length: n * 3 }, () => ({ ...CLOSED, name, goesTo: n % 2 ? name : null }));
      const letter = { ...LETTER, what: name, about: name, why: name, where: { channel: name } };
      const view = deadLettersModal({
        ...LIST,
        closed,
        letters: Array.from({ length: 10 }, (_, i) => ({
          ...letter,
          id: String(i),
          perhapsPosted: i % 2 === 0,
        })),
        total: 99,
        page: 1,
        pages: 10,
        notice: name,
      });
      expect(problemsOf(view, 'modal')).toEqual([]);
      for (const one of mrkdwnOf(view))
        expect(strangeMarkup(one.replace(/`invalid_blocks`/g, ''))).toEqual([]);
      for (const message of [
        renderBurstSummary({ teamName: name, lines: some, total: some.length + n, withoutCard: some }),
        renderClosedAlert({ ...CLOSED, name, goesTo: n % 2 ? name : null }),
        renderReopenedAlert({ name }),
        withMeantFor(renderCard(detractor), { teamName: name, channel: name }),
      ]) {
        expect(problemsOfMessage(message)).toEqual([]);
        for (const one of [message.text, ...mrkdwnOf(message.blocks)]) expect(strangeMarkup(one)).toEqual([]);
      }
    }),
    { numRuns: 40 },
  );
});

describe('the message about what the app cannot do', () => {
  const stuck = (changes: Partial<StuckWork> = {}): StuckWork => ({
    topic: 'report:2026-10',
    step: 'made',
    error: 'TypeError',
    attempts: 10,
    since: new Date(0),
    parked: true,
    ...changes,
  });
  const all = [
    stuck(),
    stuck({ step: 'page' }),
    stuck({ step: 'message:report:2026-10', error: '<!channel> `x`' }),
    stuck({ step: 'message:report_part:2026-10:quotes' }),
    stuck({ topic: 'digest:1', step: 'file:md' }),
    stuck({ topic: 'digest_draft:2026-10' }),
  ] as const;
  const saying = (message: Message) => JSON.stringify(message.blocks);

  test('names what it is, how it ended and how it is tried again, and holds no live word of an error', () => {
    for (const one of all) {
      const message = renderStuck({ topic: one.topic, all: [one] });
      expect(problemsOfMessage(message)).toEqual([]);
      expect(saying(message)).not.toContain('<!channel>');
    }
    const one = saying(renderStuck({ topic: 'report:2026-10', all: [stuck()] }));
    expect(one).toContain('The report of October 2026 cannot be made.');
    expect(one.match(/cannot be made/g)).toHaveLength(1);
    expect(one).toContain('last with `TypeError`; given up');
    expect(one).toContain('`/rnps report 2026-10`');
  });

  test('counts what does not fit, and messages by their number', () => {
    const several = saying(renderStuck({ topic: 'report:2026-10', all: [...all] }));
    expect(several).toContain('The page of the report of October 2026 cannot be written.');
    expect(several).toContain('and 1 more');
    const many = Array.from({ length: 300 }, (_, n) =>
      stuck({ topic: 'messages:2026-11-23', step: `message:card:${n}` }),
    );
    const message = renderStuck({ topic: 'messages:2026-11-23', all: [stuck(), ...many] });
    expect(saying(message)).toContain('301 messages cannot be put into words');
    expect(problemsOfMessage(message)).toEqual([]);
  });

  test('becomes one that says what is there', () => {
    expect(renderUnstuck({ topic: 'report:2026-10' }).text).toContain(
      '✓ The report of October 2026 is there',
    );
    expect(renderUnstuck({ topic: 'messages:2026-11-23' }).text).toContain('is sent');
  });
});
