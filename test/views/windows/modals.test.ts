import type { InputBlock, ModalView } from '@slack/types';
import fc from 'fast-check';
import { BANDS } from '../../../src/domain/bands';
import { CHANNELS_OF_CONTACT, OUTCOMES } from '../../../src/domain/follow-up';
import { problemsOf } from '../../../src/views/checks/check-view';
import { INPUTS } from '../../../src/views/ids';
import { whyDueModal, whyPriorityModal } from '../../../src/views/numbers/why-modals';
import { moveModal, reassignModal, reopenModal } from '../../../src/views/windows/handing-modals';
import {
  doneModal,
  errorModal,
  historyModal,
  logContactModal,
  resolveModal,
} from '../../../src/views/windows/modals';
import { snoozeModal, waitModal } from '../../../src/views/windows/pausing-modals';
import { anyHistoryLine, CLAIMED, FOLLOW_UP_ID, hostileText, mrkdwnOf, strangeMarkup } from '../samples';

const themes = [
  { id: 'billing', name: 'Billing and contracts' },
  { id: 'support', name: 'Support and help' },
];
const inputsOf = (view: ModalView): InputBlock[] =>
  view.blocks.filter((block): block is InputBlock => block.type === 'input');
const labelsOf = (view: ModalView) => inputsOf(view).map(({ label }) => label.text);

describe('Log contact', () => {
  const view = logContactModal({ followUpId: FOLLOW_UP_ID, who: 'Dana Cole', channels: CHANNELS_OF_CONTACT });

  test('asks how, whether they were reached, and what was said', () => {
    expect(labelsOf(view)).toEqual(['How did you try?', 'Did you reach them?', 'What was said?']);
    expect(inputsOf(view).map(({ optional }) => optional ?? false)).toEqual([false, false, true]);
    expect(view.callback_id).toBe('log_contact_submit');
    expect(JSON.parse(view.private_metadata ?? '')).toEqual({ followUpId: FOLLOW_UP_ID });
  });

  test('offers every channel by its value, and yes or no', () => {
    const [channel, reached] = inputsOf(view);
    const values = (one: InputBlock | undefined) =>
      one && 'options' in one.element ? one.element.options?.map(({ value }) => value) : null;
    expect(values(channel)).toEqual([...CHANNELS_OF_CONTACT]);
    expect(values(reached)).toEqual(['yes', 'no']);
  });

  test('its inputs are found under the published ids', () => {
    expect(
      inputsOf(view).map(({ block_id, element }) => ({ block: block_id, action: element.action_id })),
    ).toEqual([INPUTS.contactChannel, INPUTS.contactReached, INPUTS.contactNote]);
  });

  test('any name of a customer stays within the limits and out of markup', () => {
    fc.assert(
      fc.property(hostileText, (who) => {
        const any = logContactModal({ followUpId: FOLLOW_UP_ID, who, channels: CHANNELS_OF_CONTACT });
        expect(problemsOf(any, 'modal')).toEqual([]);
        expect(mrkdwnOf(any)).toEqual([]);
      }),
    );
  });
});

describe('Resolve', () => {
  const without = { followUpId: FOLLOW_UP_ID, contacted: false, themes };

  test.each([
    ['a detractor nobody reached', 'detractor', false, true],
    ['a passive nobody reached', 'passive', false, true],
    ['a promoter nobody reached', 'promoter', false, false],
    ['a detractor who was reached', 'detractor', true, false],
  ] as const)('%s: the reason is asked for only when one is owed', (_name, band, contacted, asks) => {
    const view = resolveModal({ ...without, band, contacted });
    const reason = inputsOf(view).find(({ block_id }) => block_id === INPUTS.resolveReason.block);
    expect(reason !== undefined).toBe(asks);
    if (reason) {
      expect(reason.label.text).toBe('Reason for resolving without contact');
      expect(reason.hint?.text).toBe('The team lead sees it.');
      expect(reason.optional ?? false).toBe(false);
    }
  });

  test('asks what came of it, the root cause, a note, and whether the customer was told', () => {
    const view = resolveModal({ ...without, band: 'detractor', contacted: true });
    expect(labelsOf(view)).toEqual(['What came of it?', 'Root cause', 'Note', 'Was the customer told?']);
    const outcome = inputsOf(view)[0]?.element;
    expect(outcome && 'options' in outcome && outcome.options?.map(({ value }) => value)).toEqual([
      ...OUTCOMES,
    ]);
  });

  test('with no themes there is no empty list of them', () => {
    const view = resolveModal({ ...without, band: 'passive', themes: [] });
    expect(labelsOf(view)).not.toContain('Root cause');
    expect(problemsOf(view, 'modal')).toEqual([]);
  });

  test('any themes and any band stay within the limits', () => {
    const many = fc
      .array(hostileText, { maxLength: 130 })
      .map((names) => names.map((name, index) => ({ id: `theme-${index}`, name })));
    fc.assert(
      fc.property(fc.constantFrom(...BANDS), fc.boolean(), many, (band, contacted, some) => {
        const view = resolveModal({ followUpId: FOLLOW_UP_ID, band, contacted, themes: some });
        expect(problemsOf(view, 'modal')).toEqual([]);
        for (const one of mrkdwnOf(view)) expect(strangeMarkup(one)).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});

const LONGEST = 'Wednesday 30 September 2026 at 15:00 (America/Argentina/ComodRivadavia)';
const lengths = [0.5, 1, 2].map((days) => ({ days, untilInWords: LONGEST }));

describe('the forms behind the menu', () => {
  const about = '▼ Detractor 3/10 · Northwind Traders';
  const forms: [string, ModalView, string, { block: string; action: string }[]][] = [
    [
      'Reassign asks who, and says who can',
      reassignModal({ followUpId: FOLLOW_UP_ID, about }),
      'reassign_submit',
      [INPUTS.reassignTo],
    ],
    [
      'Move asks which team, and why if there is something to say',
      moveModal({ followUpId: FOLLOW_UP_ID, about, teams: [{ id: 'sales', name: 'Sales' }] }),
      'move_submit',
      [INPUTS.moveTo, INPUTS.moveNote],
    ],
    [
      'Snooze asks for how long',
      snoozeModal({ followUpId: FOLLOW_UP_ID, about, choices: lengths, dueInWords: 'Thursday' }),
      'snooze_submit',
      [INPUTS.snoozeDays],
    ],
    [
      'Waiting asks what for, and until when',
      waitModal({ followUpId: FOLLOW_UP_ID, about, choices: lengths, contactOwed: true }),
      'wait_submit',
      [INPUTS.waitReason, INPUTS.waitDays],
    ],
    [
      'Reopen asks for nothing that must be said',
      reopenModal({ followUpId: FOLLOW_UP_ID, about, ownerId: null }),
      'reopen_submit',
      [INPUTS.reopenNote],
    ],
  ];
  test.each(forms)('%s', (_name, view, callback, ids) => {
    expect(view.callback_id).toBe(callback);
    expect(JSON.parse(view.private_metadata ?? '')).toEqual({ followUpId: FOLLOW_UP_ID });
    expect(
      inputsOf(view).map(({ block_id, element }) => ({ block: block_id, action: element.action_id })),
    ).toEqual(ids);
    expect(problemsOf(view, 'modal')).toEqual([]);
  });

  test('only notes may stay empty; the reason for waiting may not', () => {
    const optional = forms.flatMap(([, view]) =>
      inputsOf(view)
        .filter((one) => one.optional)
        .map((one) => one.block_id),
    );
    expect(optional).toEqual([INPUTS.moveNote.block, INPUTS.reopenNote.block]);
  });

  test('waiting while contact is owed says that the due time stays', () => {
    const words = (contactOwed: boolean) =>
      JSON.stringify(waitModal({ followUpId: FOLLOW_UP_ID, about, choices: lengths, contactOwed }));
    expect(words(true)).toContain('Contact is still owed');
    expect(words(false)).not.toContain('Contact is still owed');
  });

  test('any names stay within the limits and out of markup', () => {
    const many = fc
      .array(hostileText, { minLength: 1, maxLength: 130 })
      .map((names) => names.map((name, index) => ({ id: `team-${index}`, name })));
    fc.assert(
      fc.property(hostileText, many, hostileText, (who, teams, until) => {
        const common = { followUpId: FOLLOW_UP_ID, about: who };
        const choices = lengths.map((one) => ({ ...one, untilInWords: until }));
        for (const view of [
          reassignModal(common),
          moveModal({ ...common, teams }),
          snoozeModal({ ...common, choices, dueInWords: until }),
          waitModal({ ...common, choices, contactOwed: true }),
          reopenModal({ ...common, ownerId: 'U0MAYA' }),
        ]) {
          expect(problemsOf(view, 'modal')).toEqual([]);
          expect(mrkdwnOf(view)).toEqual([]);
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('why this priority', () => {
  test('lists the reasons and says how they add up', () => {
    const view = JSON.stringify(whyPriorityModal({ level: 'high', reasons: ["a detractor's 3"] }));
    expect(view).toContain('High');
    expect(view).toContain("a detractor's 3");
    expect(view).toContain('How it is computed');
  });

  test('any reasons stay within the limits, and are never read as markup', () => {
    fc.assert(
      fc.property(fc.array(hostileText, { maxLength: 30 }), (reasons) => {
        const view = whyPriorityModal({ level: 'urgent', reasons });
        expect(problemsOf(view, 'modal')).toEqual([]);
        expect(mrkdwnOf(view).filter((one) => !one.startsWith('How it is computed'))).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});

describe('windows to read', () => {
  test('history shows the latest 40 changes and says that there are more', () => {
    const claim = {
      at: CLAIMED,
      by: 'U0MAYA',
      from: 'open',
      to: 'claimed',
      event: { kind: 'claimed' },
    } as const;
    const view = historyModal({ about: 'Northwind Traders', lines: Array.from({ length: 90 }, () => claim) });
    expect(mrkdwnOf(view)).toContain('The first 50 are in the thread of the card.');
    expect(mrkdwnOf(view)).toHaveLength(41);
    expect(problemsOf(view, 'modal')).toEqual([]);
  });

  test('any history stays within the limits and out of markup', () => {
    fc.assert(
      fc.property(fc.array(anyHistoryLine, { maxLength: 60 }), hostileText, (lines, about) => {
        const view = historyModal({ about, lines });
        expect(problemsOf(view, 'modal')).toEqual([]);
        for (const one of mrkdwnOf(view)) expect(strangeMarkup(one)).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  test('why and sorry are windows with one button to close them', () => {
    const why = whyDueModal({
      hasDueTime: true,
      lines: ['Received Friday', 'Due Tuesday'],
      ladder: ['Half of the time: Monday'],
    });
    for (const view of [why, errorModal('Sorry.'), doneModal('It is back.')]) {
      expect(problemsOf(view, 'modal')).toEqual([]);
      expect(view.submit).toBeUndefined();
      expect(view.close?.text).toBe('Close');
    }
  });
});
