import type { SectionBlock } from '@slack/types';
import fc from 'fast-check';
import { commentOnCard, isLongComment, renderCard } from '../../../src/views/card/card';
import type { CardModel } from '../../../src/views/card/card-model';
import { moreModal } from '../../../src/views/card/follow-up-menu';
import { problemsOf, problemsOfMessage } from '../../../src/views/checks/check-view';
import { readMenuValue } from '../../../src/views/ids';
import {
  ANSWERED,
  anyCard,
  CLAIMED,
  DUE,
  detractor,
  FOLLOW_UP_ID,
  HOSTILE,
  mrkdwnOf,
  plainTextsOf,
  strangeMarkup,
} from '../samples';

const seconds = (at: Date) => at.getTime() / 1000;
const DAY_AND_TIME = '{date_short_pretty} at {time}';
const DUE_TOKEN = `<!date^${seconds(DUE)}^${DAY_AND_TIME}|Thu 26 Nov, 17:00 in New York>`;
const text = (words: string) => ({ type: 'text', text: words });
const bold = (words: string) => ({ type: 'text', text: words, style: { bold: true } });
const lineOf = (...elements: object[]) => ({ type: 'rich_text_section', elements });
const mrkdwn = (words: string) => ({ type: 'mrkdwn', text: words, verbatim: true });
const plain = (words: string) => ({ type: 'plain_text', text: words, emoji: false });

test('the card of an open detractor, block by block', () => {
  expect(renderCard(detractor)).toEqual({
    text: 'Detractor, 3 out of 10, from Northwind Traders. Open: Nobody has it yet.',
    blocks: [
      { type: 'header', text: plain('▼ Detractor 3/10 · Northwind Traders') },
      {
        type: 'section',
        fields: [mrkdwn('*○ Open*\nNobody has it yet'), mrkdwn(`*Contact due*\n${DUE_TOKEN}`)],
      },
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_quote',
            elements: [text('The export breaks every Monday and nobody calls back.')],
          },
        ],
      },
      {
        type: 'rich_text',
        elements: [
          lineOf(
            bold('Dana Cole'),
            text(' · '),
            text('VP Operations'),
            text(' · '),
            text('decision maker'),
            text(' · '),
            text('dana@northwind.example'),
          ),
          lineOf(
            bold('Northwind Traders'),
            ...['$48,000 ARR', 'Enterprise', 'EMEA', 'Logistics', 'adopted'].flatMap((fact) => [
              text(' · '),
              text(fact),
            ]),
          ),
          lineOf(
            text('Renews 12 Jan 2027'),
            text(' · '),
            text('Customer since 1 Mar 2023'),
            text(' · Account owner '),
            text('Lena Fischer'),
          ),
          lineOf(bold('About '), text('▼ Integrations and data (criticised), ▲ Support and help (praised)')),
          lineOf(bold('Priority '), text('High: decision maker, renews in 49 days')),
        ],
      },
      {
        type: 'context',
        elements: [
          mrkdwn('*Next steps*'),
          plain('1. Acknowledge what went wrong   2. Offer a way to put it right   3. Agree on a date'),
        ],
      },
      {
        type: 'actions',
        elements: [
          button('follow_up_claim', 'Claim', 'primary'),
          button('follow_up_log_contact', 'Log contact'),
          button('follow_up_resolve', 'Resolve'),
          {
            type: 'overflow',
            action_id: 'follow_up_menu',
            options: [
              { text: plain('Reply to customer…'), value: `reply:${FOLLOW_UP_ID}` },
              { text: plain('Reassign…'), value: `reassign:${FOLLOW_UP_ID}` },
              { text: plain('Move to team…'), value: `move:${FOLLOW_UP_ID}` },
              { text: plain('History'), value: `history:${FOLLOW_UP_ID}` },
              { text: plain('More…'), value: `more:${FOLLOW_UP_ID}` },
            ],
          },
        ],
      },
      {
        type: 'context',
        elements: [
          mrkdwn(`Answered <!date^${seconds(ANSWERED)}^${DAY_AND_TIME}|2026-11-24 15:00 UTC>`),
          plain('CX · 2026-Q4 · from Typeform'),
        ],
      },
    ],
  });
});

function button(action_id: string, label: string, style?: string) {
  return {
    type: 'button',
    action_id,
    text: plain(label),
    value: FOLLOW_UP_ID,
    accessibility_label: `${label}: Northwind Traders`,
    ...(style ? { style } : {}),
  };
}

describe('buttons say what comes next', () => {
  const states: [string, CardModel['state'], string[]][] = [
    ['open', { kind: 'open' }, ['*Claim', 'Log contact', 'Resolve']],
    ['claimed', { kind: 'claimed', ownerId: 'U0MAYA', since: CLAIMED }, ['*Log contact', 'Resolve']],
    [
      'contacted',
      { kind: 'contacted', ownerId: 'U0MAYA', at: CLAIMED, by: 'U0MAYA' },
      ['*Resolve', 'Log contact'],
    ],
    [
      'contacted, and nobody has it any more',
      { kind: 'contacted', ownerId: null, at: CLAIMED, by: 'U0MAYA' },
      ['*Claim', 'Resolve', 'Log contact'],
    ],
    [
      'resolved',
      { kind: 'resolved', ownerId: 'U0MAYA', at: CLAIMED, by: 'U0MAYA', outcome: 'issue_fixed' },
      [],
    ],
  ];
  test.each(states)('%s', (_name, state, expected) => {
    const actions = renderCard({ ...detractor, state }).blocks.find((block) => block.type === 'actions');
    const elements = actions?.type === 'actions' ? actions.elements : [];
    const labels = elements.flatMap((one) =>
      one.type === 'button' ? [(one.style === 'primary' ? '*' : '') + one.text.text] : [],
    );
    expect(labels).toEqual(expected);
    expect(elements.at(-1)?.type).toBe('overflow');
  });
});

describe('the state and the promise, in words', () => {
  const claimed = `<!date^${seconds(CLAIMED)}^${DAY_AND_TIME}|2026-11-24 16:30 UTC>`;
  const cases: [string, Partial<CardModel>, string[]][] = [
    [
      'claimed',
      { state: { kind: 'claimed', ownerId: 'U0MAYA', since: CLAIMED } },
      [`*◐ Claimed*\n<@U0MAYA> has it, since ${claimed}`, `*Contact due*\n${DUE_TOKEN}`],
    ],
    [
      'contacted in time by a colleague of the owner',
      {
        state: { kind: 'contacted', ownerId: 'U0MAYA', at: CLAIMED, by: 'U0TOMAS' },
        sla: { kind: 'met', dueAt: DUE, contactedAt: CLAIMED },
      },
      [
        `*◕ Contacted*\n<@U0TOMAS> reached them ${claimed}, <@U0MAYA> has it`,
        `*✓ Contacted in time*\nDue ${DUE_TOKEN}`,
      ],
    ],
    [
      'overdue and escalated',
      { sla: { kind: 'breached', dueAt: DUE, contactedAt: null }, escalated: 'lead' },
      [
        '*○ Open*\nNobody has it yet',
        `*⚑ Overdue*\nContact was due ${DUE_TOKEN}\nThe team lead has been told`,
      ],
    ],
    [
      'resolved without ever being reached',
      {
        state: {
          kind: 'resolved',
          ownerId: 'U0MAYA',
          at: CLAIMED,
          by: 'U0MAYA',
          outcome: 'no_response',
        },
        sla: { kind: 'breached', dueAt: DUE, contactedAt: null },
        escalated: 'lead',
      },
      [`*✓ Resolved*\nThey did not answer, <@U0MAYA> ${claimed}`, `*⚑ Never contacted*\nDue ${DUE_TOKEN}`],
    ],
  ];
  test.each(cases)('%s', (_name, part, expected) => {
    const section = renderCard({ ...detractor, ...part }).blocks[1];
    const fields = section?.type === 'section' ? (section.fields ?? []) : [];
    expect(fields.map((field) => field.text)).toEqual(expected);
  });
});

describe('the menu has five options at most, and the window behind "More…" has them all', () => {
  const who = { ownerId: 'U0MAYA', at: CLAIMED, by: 'U0MAYA' };
  const cases: [string, Partial<CardModel>, string[], string[]][] = [
    [
      'open',
      {},
      ['Reply to customer…', 'Reassign…', 'Move to team…', 'History', 'More…'],
      [
        'Reply to customer',
        'Reassign',
        'Move to team',
        'Snooze reminders',
        'Correct the themes',
        'Asked for',
        'Why this priority?',
        'Why this due time?',
        'History',
      ],
    ],
    [
      'an open promoter: no reminder to snooze',
      { sla: { kind: 'none' } },
      ['Reply to customer…', 'Reassign…', 'Move to team…', 'History', 'More…'],
      [
        'Reply to customer',
        'Reassign',
        'Move to team',
        'Correct the themes',
        'Asked for',
        'Why this priority?',
        'Why no due time?',
        'History',
      ],
    ],
    [
      'claimed',
      { state: { kind: 'claimed', ownerId: 'U0MAYA', since: CLAIMED } },
      ['Reply to customer…', 'Waiting on customer…', 'Reassign…', 'History', 'More…'],
      [
        'Reply to customer',
        'Waiting on customer',
        'Reassign',
        'Snooze reminders',
        'Move to team',
        'Release',
        'Correct the themes',
        'Asked for',
        'Why this priority?',
        'Why this due time?',
        'History',
      ],
    ],
    [
      'contacted',
      { state: { kind: 'contacted', ...who } },
      ['Reply to customer…', 'Waiting on customer…', 'Reassign…', 'History', 'More…'],
      [
        'Reply to customer',
        'Waiting on customer',
        'Reassign',
        'Move to team',
        'Release',
        'Correct the themes',
        'Asked for',
        'Why this priority?',
        'Why this due time?',
        'History',
      ],
    ],
    [
      'contacted, and nobody has it: nothing to release',
      { state: { kind: 'contacted', ...who, ownerId: null } },
      ['Reply to customer…', 'Waiting on customer…', 'Reassign…', 'History', 'More…'],
      [
        'Reply to customer',
        'Waiting on customer',
        'Reassign',
        'Move to team',
        'Correct the themes',
        'Asked for',
        'Why this priority?',
        'Why this due time?',
        'History',
      ],
    ],
    [
      'resolved',
      { state: { kind: 'resolved', ...who, outcome: 'thanked' } },
      ['Reopen…', 'Correct the themes…', 'Asked for…', 'History', 'More…'],
      ['Reopen', 'Correct the themes', 'Asked for', 'Why this priority?', 'Why this due time?', 'History'],
    ],
  ];
  test.each(cases)('%s', (_name, part, short, all) => {
    const model = { ...detractor, ...part };
    const row = renderCard(model).blocks.find((block) => block.type === 'actions');
    const overflow = row?.type === 'actions' ? row.elements.at(-1) : null;
    expect(overflow?.type === 'overflow' && overflow.options.map(({ text: label }) => label.text)).toEqual(
      short,
    );
    const window = moreModal({ ...model, hasDueTime: model.sla.kind !== 'none', about: 'Northwind' });
    expect(problemsOf(window, 'modal')).toEqual([]);
    const titles = mrkdwnOf(window).map((one) => one.split('\n')[0]?.replaceAll('*', ''));
    expect(titles).toEqual(all);
    // What a button asks for is read back as it was written.
    const rows = window.blocks as SectionBlock[];
    const values = rows.flatMap(({ accessory }) =>
      accessory?.type === 'button' ? [accessory.value ?? ''] : [],
    );
    expect(values.map((value) => readMenuValue(value)?.followUpId)).toEqual(all.map(() => FOLLOW_UP_ID));
  });

  test('the words of cards that were posted long ago are still understood', () => {
    expect(readMenuValue(`history:${FOLLOW_UP_ID}`)).toEqual({ choice: 'history', followUpId: FOLLOW_UP_ID });
    expect(readMenuValue(`why_due:${FOLLOW_UP_ID}`)).toEqual({ choice: 'why_due', followUpId: FOLLOW_UP_ID });
    for (const forged of ['', 'history', ':x', 'delete:x', 'constructor:x'])
      expect(readMenuValue(forged)).toBeNull();
  });
});

describe('what is put off, and for whom it is, stands on the card', () => {
  const shown = (part: Partial<CardModel>) => JSON.stringify(renderCard({ ...detractor, ...part }).blocks);

  test('a snooze says until when, and that the due time stays', () => {
    expect(shown({ snoozedUntil: DUE })).toMatch(/Reminders are snoozed until <!date.*; the due time stays/);
  });

  test('waiting on the customer says until when, and why in the words of a colleague', () => {
    const card = renderCard({ ...detractor, waiting: { until: DUE, reason: '<!channel> *their* lawyer' } });
    expect(card.blocks[2]).toEqual({
      type: 'rich_text',
      elements: [
        lineOf(
          bold('Waiting on the customer'),
          text(', until '),
          {
            type: 'date',
            timestamp: seconds(DUE),
            format: DAY_AND_TIME,
            fallback: '2026-11-26 22:00 UTC',
          },
          text(' at the latest: <!channel> *their* lawyer'),
        ),
      ],
    });
    expect(mrkdwnOf(card.blocks).join()).not.toContain('lawyer');
  });

  test('a confidential one says so, and one that came back says why', () => {
    expect(shown({ confidential: true })).toContain('*In confidence.*');
    expect(shown({})).not.toContain('In confidence');
    expect(shown({ returned: 'late' })).toContain('returned to the team, a business day late');
    expect(shown({ returned: 'deactivated' })).toContain('because its owner has left');
  });

  test('whoever was told of an overdue one is named', () => {
    const sla = { kind: 'breached', dueAt: DUE, contactedAt: null } as const;
    expect(shown({ sla, escalated: 'lead' })).toContain('The team lead has been told');
    expect(shown({ sla, escalated: 'committee' })).toContain('The committee has been told');
  });
});

test('a promoter has next steps, and no promise to keep', () => {
  const card = renderCard({
    ...detractor,
    band: 'promoter',
    score: 10,
    comment: null,
    sla: { kind: 'none' },
    dueInWords: null,
    playbook: ['Thank them', 'Ask for a referral'],
  });
  const all = JSON.stringify(card.blocks);
  expect(all).toContain('▲ Promoter 10/10');
  expect(all).toContain('1. Thank them   2. Ask for a referral');
  expect(all).not.toMatch(/Contact due|\nDue|Overdue/);
  expect(all).toContain('Reply to customer…');
});

test('the three bands differ in shape and in word, not in colour', () => {
  const headers = (['detractor', 'passive', 'promoter'] as const).map((band) => {
    const block = renderCard({ ...detractor, band }).blocks[0];
    return block?.type === 'header' ? block.text.text.split(' ').slice(0, 2).join(' ') : '';
  });
  expect(headers).toEqual(['▼ Detractor', '◆ Passive', '▲ Promoter']);
});

test('no comment is said, not left blank', () => {
  for (const comment of [null, '', ' \n ']) {
    expect(mrkdwnOf(renderCard({ ...detractor, comment }).blocks)).toContain(
      '_No comment was left with this score._',
    );
  }
});

test('an answer from before the one that the card is about is told as such, and many are counted', () => {
  const before = { score: 8, comment: null, receivedAt: new Date(ANSWERED.getTime() - 1000) };
  const joined = [before, before, before, { score: 4, comment: null, receivedAt: CLAIMED }];
  const all = JSON.stringify(renderCard({ ...detractor, joined }).blocks);
  expect(all).toContain('Answered before: ◆ Passive 8/10');
  expect(all).toContain('Answered again: ▼ Detractor 4/10');
  expect(all).toContain('and 1 answer before these.');
});

test('an answer that joined is shown with its score and its words', () => {
  const joined = [{ score: 5, comment: 'Still *broken*', receivedAt: CLAIMED }];
  const block = renderCard({ ...detractor, joined }).blocks[4];
  expect(block).toEqual({
    type: 'rich_text',
    elements: [
      lineOf(text('Answered again: ▼ Detractor 5/10, '), {
        type: 'date',
        timestamp: seconds(CLAIMED),
        format: DAY_AND_TIME,
        fallback: '2026-11-24 16:30 UTC',
      }),
      { type: 'rich_text_quote', elements: [text('Still *broken*')] },
    ],
  });
});

describe('long comments', () => {
  test('5,000 characters are cut at 600, and the card says where the rest is', () => {
    const comment = 'word '.repeat(1000);
    expect([...commentOnCard(comment)].length).toBeLessThanOrEqual(600);
    expect(mrkdwnOf(renderCard({ ...detractor, comment }).blocks)).toContain(
      'Shortened here. The full text is in the thread.',
    );
  });

  test('a comment of many short lines does not push the buttons away', () => {
    expect(commentOnCard('a\n'.repeat(100)).split('\n')).toHaveLength(12);
  });

  test('what fits is shown word for word', () => {
    expect(isLongComment('x'.repeat(600))).toBe(false);
    expect(isLongComment('x'.repeat(601))).toBe(true);
  });
});

describe('whatever a customer writes', () => {
  test('a comment is never where Slack reads markup', () => {
    const harmless = mrkdwnOf(renderCard(detractor).blocks);
    for (const comment of HOSTILE.filter((one) => one.trim() && !isLongComment(one))) {
      const card = renderCard({ ...detractor, comment });
      expect(mrkdwnOf(card.blocks)).toEqual(harmless);
      expect(card.text).toBe(renderCard(detractor).text);
    }
  });

  test('a comment with markup stands in the card as it was typed', () => {
    for (const comment of ['<!everyone>', '<@U1>', '<http://x|y>', '*bold* _i_ :smile:', '> q']) {
      expect(renderCard({ ...detractor, comment }).blocks[2]).toEqual({
        type: 'rich_text',
        elements: [{ type: 'rich_text_quote', elements: [text(comment)] }],
      });
    }
  });

  test('any card stays within Slack’s limits, and holds no markup but ours', () => {
    fc.assert(
      fc.property(anyCard, (model) => {
        const card = renderCard(model);
        expect(problemsOfMessage(card)).toEqual([]);
        for (const one of [card.text, ...mrkdwnOf(card.blocks)]) expect(strangeMarkup(one)).toEqual([]);
        for (const one of plainTextsOf(card.blocks)) expect(one.emoji).toBe(false);
        expect(JSON.stringify(card)).not.toMatch(/[\u202A-\u202E\u2066\u2067]/u);
      }),
    );
  });
});
