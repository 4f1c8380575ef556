import fc from 'fast-check';
import type { InitiativeRefusal } from '../../src/domain/committee/initiative';
import { problemsOf, problemsOfMessage } from '../../src/views/checks/check-view';
import {
  renderInitiative,
  renderInitiativeForOwner,
  renderOrphaned,
} from '../../src/views/initiatives/initiative';
import { renderInitiativeLine } from '../../src/views/initiatives/initiative-line';
import { declineModal, deliverModal, initiativeModal } from '../../src/views/initiatives/initiative-modals';
import { dueWords } from '../../src/views/initiatives/initiative-parts';
import { initiativeRefusalWords } from '../../src/views/initiatives/initiative-refusals';
import { renderInitiativeReminders } from '../../src/views/initiatives/initiative-reminders';
import { renderInitiatives, renderNoPage } from '../../src/views/initiatives/initiatives-list';
import { anInitiative, anyInitiative } from './initiative-samples';
import { hostileText, mrkdwnOf, strangeMarkup } from './samples';

const list = { page: 1, pages: 14, total: 200, open: 120, overdue: 7 };

test('whatever people write, each message of an initiative stays within what Slack takes, and out of markup', () => {
  fc.assert(
    fc.property(fc.array(anyInitiative, { minLength: 1, maxLength: 30 }), hostileText, (items, typed) => {
      const one = items[0]!;
      const line = { at: new Date(0), by: typed, detail: {}, note: typed };
      const messages = [
        renderInitiative(one),
        renderInitiativeForOwner(one, { by: 'U0RUTH', to: 'U0LENA' }),
        renderOrphaned(one, { formerOwner: typed }),
        renderInitiativeReminders({ to: 'U0LENA', items }),
        renderInitiativeReminders({ to: null, items }),
        renderInitiatives({ ...list, items }),
        renderNoPage(typed),
        renderInitiativeLine({ ...line, verb: 'edited', detail: { owner: typed, title: true } }),
        renderInitiativeLine({ ...line, verb: 'orphaned', detail: { formerOwner: typed } }),
      ];
      for (const message of messages) {
        expect(problemsOfMessage(message)).toEqual([]);
        for (const text of [message.text, ...mrkdwnOf(message.blocks)])
          expect(strangeMarkup(text)).toEqual([]);
      }
    }),
    { numRuns: 60 },
  );
});

test('so do the windows, and the words of who was first', () => {
  fc.assert(
    fc.property(hostileText, hostileText, (title, name) => {
      const terms = { themeName: name, where: 'report of February 2030', title, firstStep: title };
      const views = [
        initiativeModal({
          ...terms,
          purpose: { kind: 'make', about: { month: '2030-02', theme: 'billing' } },
          owner: null,
          dueOn: null,
        }),
        initiativeModal({
          ...terms,
          purpose: { kind: 'reopen', initiativeId: anInitiative.id, revision: 3 },
          owner: 'U0LENA',
          dueOn: '2030-03-20',
        }),
        deliverModal({ initiativeId: anInitiative.id, title, today: '2030-03-04' }),
        declineModal({ what: title, about: { month: '2030-02', theme: 'billing' } }),
      ];
      for (const view of views) expect(problemsOf(view, 'modal')).toEqual([]);
      const words = initiativeRefusalWords({ code: 'already_open', by: name, at: new Date(0), title });
      // The star before and after the title is ours.
      expect(strangeMarkup(words.replace(/: \*|\*\. One/g, ''))).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

test.each([
  [null, 'no due date'],
  [-1, '⚑ 1 day overdue, since 20 Mar 2030'],
  [0, 'due today, 20 Mar 2030'],
  [1, 'due in 1 day, on 20 Mar 2030'],
  [7, 'due in 7 days, on 20 Mar 2030'],
  [8, 'due 20 Mar 2030'],
])('%p days before it is due: %s', (dueInDays, expected) => {
  expect(dueWords({ dueOn: '2030-03-20', dueInDays })).toBe(expected);
});

test('its buttons are those of its state; a first step is done once, and only the committee declines', () => {
  const labels = (model: Partial<typeof anInitiative>, render = renderInitiative) =>
    (render({ ...anInitiative, ...model }).blocks as any[])
      .flatMap((block) => (block.type === 'actions' ? block.elements : []))
      .map((button) => button.text.text);
  const find = 'Find people by words…';
  expect(labels({})).toEqual(['Mark delivered', 'First step done', 'Edit', 'Decline', find]);
  expect(labels({ firstStepDone: true })).toEqual(['Mark delivered', 'Edit', 'Decline', find]);
  expect(labels({ firstStep: null })).toEqual(['Mark delivered', 'Edit', 'Decline', find]);
  const people = { asked: 3, accounts: 3, spoke: 0, late: 0, told: 1, notNeeded: 0, notTold: 2, byTheme: 0 };
  expect(labels({ status: 'delivered', people })).toEqual(['Take it up again', 'Who was told…', find]);
  expect(labels({ status: 'declined' })).toEqual(['Take it up again']);
  expect(labels({ status: 'delivered' })).toEqual(['Take it up again', find]);
  const toOwner = (model: typeof anInitiative) =>
    renderInitiativeForOwner(model, { by: 'U0RUTH', to: 'U0LENA' });
  expect(labels({}, toOwner)).toEqual(['Mark delivered', 'First step done', 'Edit']);
  expect(labels({ owner: 'U0MAYA' }, toOwner)).toEqual([]);
});

test('what was reminded of and is done, or is with somebody else, asks for nothing any more', () => {
  const items = [
    { ...anInitiative, title: 'Still waiting', dueInDays: 0 },
    { ...anInitiative, title: 'Shipped', status: 'delivered' as const },
    { ...anInitiative, title: 'Handed on', owner: 'U0MAYA' },
  ];
  const shown = renderInitiativeReminders({ to: 'U0LENA', items });
  expect(shown.text).toBe('1 initiative of yours is due');
  expect(shown.blocks.filter(({ type }) => type === 'actions')).toHaveLength(1);
  expect(renderInitiativeReminders({ to: 'U0LENA', items: items.slice(1) }).text).toContain(
    'No initiative is waiting',
  );
});

test('every refusal has words of its own', () => {
  const who = { by: 'U0RUTH', at: new Date(0) };
  const refusals: InitiativeRefusal[] = [
    { code: 'already_open', ...who, title: 'x' },
    { code: 'already_declined', ...who },
    { code: 'closed', status: 'delivered', ...who },
    ...(
      [
        'not_closed',
        'changed_meanwhile',
        'no_first_step',
        'step_is_done',
        'no_such_theme',
        'owner_cannot',
        'due_passed',
        'due_too_far',
        'since_ahead',
      ] as const
    ).map((code) => ({ code })),
  ];
  expect(new Set(refusals.map(initiativeRefusalWords)).size).toBe(12);
});
