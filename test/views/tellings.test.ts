import fc from 'fast-check';
import { problemsOf, problemsOfMessage } from '../../src/views/checks/check-view';
import { askedForModal, phrasesModal } from '../../src/views/tellings/asked-for-modals';
import { askersModal } from '../../src/views/tellings/askers-modal';
import { noteModal } from '../../src/views/tellings/note-modal';
import { renderTell, renderTellReminders } from '../../src/views/tellings/tell-message';
import type { AskerModel, AskersModel } from '../../src/views/tellings/telling-model';
import { tellingRefusalWords } from '../../src/views/tellings/telling-refusals';
import {
  TOLD_LINES_PAGE,
  type ToldHistoryModel,
  toldHistoryModal,
} from '../../src/views/tellings/told-history';
import {
  renderSurveyQueue,
  renderToldAll,
  renderToldOne,
  renderWhichTold,
} from '../../src/views/tellings/told-table';
import { anyDate, hostileText, mrkdwnOf, strangeMarkup } from './samples';

const ID = '0b7c0e5e-1111-4222-8333-444455556666';
const maybe = fc.option(hostileText, { nil: null });
const long = fc.tuple(hostileText, fc.nat(40)).map(([text, n]) => text.repeat(n + 1));

const anyAsker: fc.Arbitrary<AskerModel> = fc.record({
  tellingId: fc.constant(ID),
  personName: maybe,
  accountName: maybe,
  band: fc.constantFrom('detractor', 'passive', 'promoter'),
  score: fc.integer({ min: 0, max: 10 }),
  answeredAt: anyDate,
  quote: fc.option(long, { nil: null }),
  linkedBy: fc.constantFrom(null, 'U0RUTH', '<!channel>'),
  asked: fc.boolean(),
  isMaybe: fc.boolean(),
  state: fc.constantFrom('not_told', 'told', 'not_needed'),
  by: fc.constantFrom(null, 'U0RUTH', '*x*'),
  at: fc.option(anyDate, { nil: null }),
  via: fc.constantFrom(null, 'said', 'email'),
  mailCopied: fc.boolean(),
  mailWaits: fc.boolean(),
  mailTrouble: fc.constantFrom('failed', 'unknown', null),
  reply: fc.constantFrom('email', 'copy', null),
  note: long,
});
const counts = {
  asked: 300,
  accounts: 300,
  spoke: 0,
  late: 0,
  told: 12,
  notNeeded: 3,
  notTold: 285,
  byTheme: 30,
};
const anyAskers: fc.Arbitrary<AskersModel> = fc.record({
  initiativeId: fc.constant(ID),
  title: hostileText,
  isDelivered: fc.boolean(),
  whose: fc.constantFrom('all', 'committee', 'U0LENA'),
  items: fc.array(anyAsker, { maxLength: 10 }),
  maybe: fc.constantFrom(0, 12),
  commonNote: fc.option(long, { nil: null }),
  counts: fc.constantFrom(
    counts,
    { asked: 0, accounts: 0, spoke: 0, late: 0, told: 0, notNeeded: 0, notTold: 0, byTheme: 0 },
    { ...counts, notTold: 0, byTheme: 0 },
  ),
});

const anyLine: fc.Arbitrary<ToldHistoryModel['lines'][number]> = fc.record({
  at: anyDate,
  by: fc.constantFrom('U0RUTH', 'app', '<!channel>'),
  verb: fc.constantFrom('told', 'not_needed', 'taken_back', 'came_back', 'left'),
  via: fc.constantFrom(null, 'said', 'email'),
  why: fc.constantFrom(null, 'phrase', 'theme', 'unlinked', 'nothing'),
  isListed: fc.boolean(),
  personName: maybe,
  accountName: maybe,
});
const anyHistory: fc.Arbitrary<ToldHistoryModel> = fc.record({
  initiativeId: fc.constant(ID),
  title: hostileText,
  whose: fc.constantFrom('all', 'U0LENA'),
  lines: fc.array(anyLine, { maxLength: TOLD_LINES_PAGE }),
  total: fc.nat(400),
  page: fc.nat(3),
});

test('whatever people write, each message stays within what Slack takes, and out of markup', () => {
  fc.assert(
    fc.property(anyAskers, hostileText, (model, typed) => {
      const items = Array.from({ length: 9 }, () => ({ initiativeId: ID, title: typed, notTold: 2 }));
      const row = { ...counts, title: typed, deliveredSince: '2030-03-04' };
      const messages = [
        renderTell(model),
        renderTellReminders({ to: 'committee', items }),
        renderToldAll(Array.from({ length: 80 }, () => row)),
        renderToldOne({
          ...row,
          initiativeId: ID,
          counts,
          maybe: 12,
          tellers: [{ ...counts, ownerId: 'U0LENA', ownerName: typed }],
        }),
        renderWhichTold(typed, [typed, typed]),
        renderWhichTold(typed, []),
        renderSurveyQueue(3),
      ];
      for (const message of messages) {
        expect(problemsOfMessage(message)).toEqual([]);
        for (const text of [message.text, ...mrkdwnOf(message.blocks)].map((one) =>
          one.replace(/^\*|\*$/g, ''),
        ))
          expect(strangeMarkup(text)).toEqual([]);
      }
    }),
    { numRuns: 40 },
  );
});

test('so do the windows', () => {
  fc.assert(
    fc.property(anyAskers, anyHistory, hostileText, (model, history, typed) => {
      const links = [{ tellingId: ID, title: typed, linkedBy: typed, removable: true }];
      const initiatives = Array.from({ length: 120 }, (_, n) => ({
        id: `${ID.slice(0, -3)}${100 + n}`,
        title: typed,
        status: 'open' as const,
      }));
      const views = [
        askersModal(model, { page: 1, notice: 'Somebody was first.' }),
        toldHistoryModal(history),
        ...model.items
          .slice(0, 1)
          .map((asker) =>
            noteModal({ asker, initiativeId: ID, title: typed, place: { whose: 'U0LENA', page: 2 } }),
          ),
        askedForModal({ followUpId: ID, about: typed || '-', initiatives, links }),
        askedForModal({ followUpId: ID, about: typed || '-', initiatives: [], links: [] }),
        phrasesModal({ initiativeId: ID, title: typed, phrases: [typed.slice(0, 80)] }),
      ];
      for (const view of views) expect(problemsOf(view, 'modal')).toEqual([]);
    }),
    { numRuns: 40 },
  );
});

test('who was first is told by name and time', () => {
  const at = new Date('2030-03-04T15:00:00Z');
  expect(tellingRefusalWords({ code: 'settled', state: 'told', by: 'U0LENA', at })).toContain(
    '<@U0LENA> already told them, <!date^',
  );
  expect(tellingRefusalWords({ code: 'settled', state: 'not_needed', by: 'U0LENA', at })).toContain(
    'need not be told',
  );
});

test('nobody left to tell is not the same as everybody told', () => {
  const rows = [
    {
      asked: 3,
      accounts: 2,
      spoke: 0,
      late: 0,
      told: 1,
      notNeeded: 2,
      notTold: 0,
      byTheme: 0,
      title: 'Exports',
      deliveredSince: '2030-03-04',
    },
  ];
  expect(renderToldAll(rows).text).toBe('Nobody is left to tell');
});
