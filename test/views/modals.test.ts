import type { InputBlock, ModalView } from '@slack/types';
import fc from 'fast-check';
import { BANDS } from '../../src/domain/bands';
import { CHANNELS_OF_CONTACT, OUTCOMES } from '../../src/domain/follow-up';
import { problemsOf } from '../../src/views/check-view';
import { INPUTS } from '../../src/views/ids';
import { errorModal, historyModal, logContactModal, resolveModal, whyDueModal } from '../../src/views/modals';
import { anyHistoryLine, CLAIMED, FOLLOW_UP_ID, hostileText, mrkdwnOf, strangeMarkup } from './samples';

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
    for (const view of [whyDueModal(['Received Friday', 'Due Tuesday']), errorModal('Sorry.')]) {
      expect(problemsOf(view, 'modal')).toEqual([]);
      expect(view.submit).toBeUndefined();
      expect(view.close?.text).toBe('Close');
    }
  });
});
