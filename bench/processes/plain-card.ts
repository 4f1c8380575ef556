interface Answer {
  data: { score: number; comment: string; person: { name: string }; account: { name: string; plan: string } };
}

const CHANNELS: [RegExp, string][] = [
  [/invoice/, 'C0CX'],
  [/price/, 'C0SALES'],
  [/crash/, 'C0PRODUCT'],
  [/training/, 'C0SUCCESS'],
];

/** A card with what ours shows of the answer itself; no due time, owner, priority or history, which nobody keeps here. */
export function cardOf({ data }: Answer) {
  const { score, comment, person, account } = data;
  const channel = CHANNELS.find(([word]) => word.test(comment))?.[1] ?? 'C0CX';
  const button = (text: string, actionId: string) => ({
    type: 'button' as const,
    text: { type: 'plain_text' as const, text },
    action_id: actionId,
    value: 'the-follow-up',
  });
  return {
    channel,
    text: `${account.name} gave ${score}: ${comment}`,
    blocks: [
      {
        type: 'header' as const,
        text: { type: 'plain_text' as const, text: `${account.name} gave ${score}` },
      },
      { type: 'section' as const, text: { type: 'mrkdwn' as const, text: comment } },
      {
        type: 'section' as const,
        fields: [
          { type: 'mrkdwn' as const, text: `*From*\n${person.name}` },
          { type: 'mrkdwn' as const, text: `*Plan*\n${account.plan}` },
        ],
      },
      {
        type: 'actions' as const,
        elements: [
          button('Claim', 'follow_up_claim'),
          button('Log contact', 'follow_up_log_contact'),
          button('Resolve', 'follow_up_resolve'),
        ],
      },
    ],
  };
}
