import { genericAnswer } from './answers';
import type { Running } from './run-app';

/** Channel ids of the pretend workspace, by team. */
export const CHANNELS = {
  cx: 'C0CX',
  product: 'C0PRODUCT',
  success: 'C0SUCCESS',
  sales: 'C0SALES',
  committee: 'C0COMMITTEE',
} as const;

export interface Card {
  channel: string;
  ts: string;
  followUpId: string;
}

/** The card of a source's response, once it is posted. */
export function cardOf(run: Running, sourceResponseId: string): Promise<Card> {
  return run.until(`the card of ${sourceResponseId}`, async () => {
    const rows = await run.sql<{ id: string; channel_id: string; message_ts: string }>(
      `SELECT f.id, o.channel_id, o.message_ts FROM follow_ups f JOIN responses r ON r.id = f.response_id
         JOIN outbox o ON o.key = 'card:' || f.id
        WHERE r.source_response_id = $1 AND o.message_ts IS NOT NULL`,
      [sourceResponseId],
    );
    return rows[0] && { channel: rows[0].channel_id, ts: rows[0].message_ts, followUpId: rows[0].id };
  });
}

/** Delivers a new answer with this score, and waits for its card. */
export async function cardOfNewAnswer(run: Running, score: number): Promise<Card> {
  const answer = genericAnswer({ score });
  await run.deliver('generic', answer);
  return cardOf(run, answer.data.id);
}

/** The card's message as Slack holds it now. */
export function messageOf(run: Running, card: Card) {
  const message = run.sandbox.state.messages(card.channel).find((m) => m.ts === card.ts);
  if (!message) throw new Error(`There is no message ${card.ts} in ${card.channel}.`);
  return message;
}

/** Everything a reader sees on the card, as one text. */
export function wordsOf(run: Running, card: Card): string {
  return JSON.stringify(messageOf(run, card).blocks);
}

/** Presses a button of the card by its label, as a person would. */
export async function press(run: Running, card: Card, as: string, label: string) {
  const actions = messageOf(run, card).blocks?.find((b) => b.type === 'actions') as any;
  const button = actions?.elements.find((e: any) => e.text?.text === label);
  if (!button) throw new Error(`The card has no button ${label}.`);
  return run.page('/ui/action', {
    as,
    channel: card.channel,
    messageTs: card.ts,
    action: { type: 'button', action_id: button.action_id, block_id: actions.block_id, value: button.value },
  });
}

/** The window that is open for a person, once it is. */
export function windowOf(run: Running, as: string) {
  return run.until(`a window for ${as}`, () => run.sandbox.state.views(as).at(-1));
}

/** Fills in and saves the window that is open. */
export async function submit(run: Running, as: string, values: Record<string, Record<string, unknown>>) {
  const view = await windowOf(run, as);
  return run.page('/ui/submit', { as, viewId: view.id, state: { values } });
}

const choice = (value: string) => ({
  type: 'static_select',
  selected_option: { text: { type: 'plain_text', text: value }, value },
});
const radio = (value: string) => ({
  type: 'radio_buttons',
  selected_option: { text: { type: 'plain_text', text: value }, value },
});
const typed = (value: string) => ({ type: 'plain_text_input', value });

/** What the form of Log contact carries. */
export function contactForm(form: { channel?: string; reached?: boolean; note?: string } = {}) {
  return {
    contact_channel: { contact_channel_choice: choice(form.channel ?? 'phone') },
    contact_reached: { contact_reached_choice: radio(form.reached === false ? 'no' : 'yes') },
    contact_note: { contact_note_text: typed(form.note ?? 'We talked, and agreed on a date.') },
  };
}

/** What the form of Resolve carries. */
export function resolveForm(form: { outcome?: string; told?: boolean; reason?: string } = {}) {
  return {
    resolve_outcome: { resolve_outcome_choice: choice(form.outcome ?? 'issue_fixed') },
    resolve_told: { resolve_told_choice: radio(form.told === false ? 'no' : 'yes') },
    resolve_note: { resolve_note_text: typed('A new invoice is out.') },
    ...(form.reason ? { resolve_reason: { resolve_reason_text: typed(form.reason) } } : {}),
  };
}
