import fc from 'fast-check';
import { renderFullComment, renderHistoryLine } from '../../../src/views/card/thread';
import { problemsOfMessage } from '../../../src/views/checks/check-view';
import type { HistoryLineModel } from '../../../src/views/history-model';
import { anyHistoryLine, CLAIMED, DUE, hostileText, mrkdwnOf, strangeMarkup } from '../samples';

const AT = '<!date^1795537800^{date_short_pretty} at {time}|2026-11-24 16:30 UTC>';
const line = (part: Partial<HistoryLineModel>): HistoryLineModel => ({
  at: CLAIMED,
  by: 'U0MAYA',
  from: null,
  to: null,
  event: { kind: 'claimed' },
  ...part,
});

describe('a line of history says who, what, when, from and to', () => {
  const cases: [string, HistoryLineModel, string][] = [
    ['claimed', line({ from: 'open', to: 'claimed' }), `<@U0MAYA> has this one now · ${AT} · Open → Claimed`],
    [
      'reached',
      line({
        from: 'claimed',
        to: 'contacted',
        event: { kind: 'contact_logged', channel: 'phone', reached: true, note: null },
      }),
      `<@U0MAYA> reached the customer by phone · ${AT} · Claimed → Contacted`,
    ],
    [
      'tried',
      line({
        from: 'claimed',
        to: 'claimed',
        event: { kind: 'contact_logged', channel: 'email', reached: false, note: null },
      }),
      `<@U0MAYA> tried to reach the customer by e-mail, without luck so far · ${AT}`,
    ],
    [
      'resolved',
      line({
        from: 'contacted',
        to: 'resolved',
        event: {
          kind: 'resolved',
          outcome: 'issue_fixed',
          themeName: 'Billing',
          note: null,
          customerTold: true,
          reasonWithoutContact: null,
        },
      }),
      `<@U0MAYA> resolved this: we fixed the problem, root cause Billing, the customer was told · ${AT} · Contacted → Resolved`,
    ],
    [
      'escalated after a night without the app',
      line({ by: null, event: { kind: 'nudged', rung: 'due', to: 'U0INES', late: true } }),
      `The due time has passed without contact: told <@U0INES> (late: I was not running on time) · ${AT}`,
    ],
    [
      'promise kept',
      line({ by: null, event: { kind: 'sla_met' } }),
      `Contacted within the 48-hour promise · ${AT}`,
    ],
    [
      'a band crossed',
      line({
        by: null,
        event: { kind: 'score_changed', fromScore: 9, toScore: 6, fromBand: 'promoter', toBand: 'detractor' },
      }),
      `The customer changed the score from 9 (Promoter) to 6 (Detractor) · ${AT}`,
    ],
  ];
  test.each(cases)('%s', (_name, model, expected) => {
    expect(mrkdwnOf(renderHistoryLine(model).blocks)).toEqual([expected]);
  });

  test('a note is quoted as plain text, and stays out of the fallback', () => {
    const note = '<!channel> they want *money back* <@U1>';
    const event = { kind: 'contact_logged', channel: 'chat', reached: true, note } as const;
    const message = renderHistoryLine(line({ event }));
    expect(message.blocks[1]).toEqual({
      type: 'rich_text',
      elements: [{ type: 'rich_text_quote', elements: [{ type: 'text', text: note }] }],
    });
    expect(message.text).toBe('<@U0MAYA> reached the customer in a chat');
  });

  test('the reason for resolving without contact is shown', () => {
    const event = {
      kind: 'resolved',
      outcome: 'no_action_possible',
      themeName: null,
      note: 'See the ticket',
      customerTold: false,
      reasonWithoutContact: 'They left the company',
    } as const;
    const shown = JSON.stringify(renderHistoryLine(line({ event })).blocks);
    expect(shown).toContain('without contact, for this reason');
    expect(shown).toContain('They left the company');
    expect(shown).toContain('See the ticket');
  });

  test('any line stays within the limits and out of markup', () => {
    fc.assert(
      fc.property(anyHistoryLine, (model) => {
        const message = renderHistoryLine(model);
        expect(problemsOfMessage(message)).toEqual([]);
        for (const one of [message.text, ...mrkdwnOf(message.blocks)]) expect(strangeMarkup(one)).toEqual([]);
      }),
    );
  });

  test('an opening names the team and the due time', () => {
    const event = { kind: 'opened', teamName: 'CX', dueAt: DUE } as const;
    expect(renderHistoryLine(line({ by: null, event })).text).toMatch(/^Opened for CX, contact due <!date\^/);
  });
});

describe('the full comment in the thread', () => {
  const quoted = (comment: string) =>
    renderFullComment(comment)
      .flatMap(({ blocks }) => blocks)
      .flatMap((block) => (block.type === 'rich_text' ? block.elements : []))
      .flatMap((part) => (part.type === 'rich_text_quote' ? part.elements : []))
      .map((run) => (run.type === 'text' ? run.text : ''))
      .join('');

  test('5,000 characters come whole, in two parts that say so', () => {
    const comment = 'word '.repeat(1000).trim();
    const messages = renderFullComment(comment);
    expect(messages.map(({ text }) => text)).toEqual([
      'The full comment, part 1 of 2',
      'The full comment, part 2 of 2',
    ]);
    expect(quoted(comment)).toBe(comment);
  });

  test('any comment is within the limits, its words nowhere but in the quote', () => {
    fc.assert(
      fc.property(hostileText, (comment) => {
        for (const message of renderFullComment(comment)) {
          expect(message.text).toMatch(/^The full comment/);
          expect(mrkdwnOf(message.blocks)).toEqual([]);
          expect(problemsOfMessage(message)).toEqual([]);
        }
      }),
    );
  });

  test('a book is cut after ten parts, and the last one says so', () => {
    const messages = renderFullComment('word '.repeat(20_000));
    expect(messages).toHaveLength(10);
    expect(mrkdwnOf(messages.at(-1)?.blocks)).toEqual(['It goes on. The rest is kept with the response.']);
  });
});
