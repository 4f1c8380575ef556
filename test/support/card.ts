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
      `SELECT f.id, o.channel_id, o.message_ts FROM follow_ups f LEFT JOIN joined_answers j ON j.follow_up_id = f.id
         JOIN responses r ON r.id IN (f.response_id, j.response_id)
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

/** Chooses from the card's menu by its words, in the window behind "More…" when it is there. */
export async function choose(run: Running, card: Card, as: string, label: string) {
  const actions = messageOf(run, card).blocks?.find((b) => b.type === 'actions') as any;
  const menu = actions?.elements.find((e: any) => e.type === 'overflow');
  const words = menu?.options.map((o: any) => o.text.text) ?? [];
  const wanted = words.includes(label) ? label : 'More…';
  const option = menu?.options.find((o: any) => o.text.text === wanted);
  if (!option) throw new Error(`The card's menu has no ${label}: ${words.join(', ')}.`);
  const answer = await run.page('/ui/action', {
    as,
    channel: card.channel,
    messageTs: card.ts,
    action: {
      type: 'overflow',
      action_id: menu.action_id,
      block_id: actions.block_id,
      selected_option: option,
    },
  });
  return wanted === label ? answer : pressInWindow(run, as, label);
}

/** Presses a button of the window that is open, by its whole name. */
export async function pressInWindow(run: Running, as: string, label: string) {
  const found = await run.until(`${label} in the window of ${as}`, () => {
    const view = run.sandbox.state.views(as).at(-1);
    const block = view?.blocks.find((b: any) =>
      b.accessory?.accessibility_label.endsWith(label.replace('…', '')),
    ) as any;
    return block && { viewId: view!.id, hash: view!.hash, block };
  });
  const { action_id, value } = found.block.accessory;
  const answer = await run.page('/ui/action', {
    as,
    viewId: found.viewId,
    action: { type: 'button', action_id, block_id: found.block.block_id, value },
  });
  // The window is replaced only after the click was acknowledged.
  await run.until(
    `another window than "${label}" was pressed in`,
    () => run.sandbox.state.views(as).at(-1)?.hash !== found.hash,
  );
  return answer;
}

/** What stands in the card's thread, first to last. */
export async function threadOf(run: Running, card: Card): Promise<{ text: string; blocks: unknown[] }[]> {
  const { body } = await run.page(`/ui/thread?channel=${card.channel}&ts=${card.ts}&as=U0RUTH`);
  return body.messages ?? [];
}

/** Waits for a line of the card's thread that holds these words. */
export function threadSays(run: Running, card: Card, words: string) {
  return run.until(`the thread to say ${words}`, async () =>
    (await threadOf(run, card)).find(({ text }) => text.includes(words)),
  );
}

/** Waits until the card holds these words. */
export function cardSays(run: Running, card: Card, words: string) {
  return run.until(`the card to say ${words}`, () => wordsOf(run, card).includes(words));
}

/** The follow-up's row. */
export async function rowOf(run: Running, card: Card): Promise<Record<string, any>> {
  const [row] = await run.sql<Record<string, any>>('SELECT * FROM follow_ups WHERE id = $1', [
    card.followUpId,
  ]);
  return row!;
}

/** What only this person was told since `before`. */
export function toldTo(run: Running, userId: string, before = 0) {
  return run.sandbox.state.ephemerals(userId).slice(before);
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

const person = (id: string) => ({ type: 'users_select', selected_user: id });

/** What the form of Reassign carries. */
export const reassignForm = (to: string) => ({ reassign_to: { reassign_to_person: person(to) } });

/** What the form of Move to team carries. */
export const moveForm = (team: string, note = 'This is about a renewal.') => ({
  move_to: { move_to_team: choice(team) },
  move_note: { move_note_text: typed(note) },
});

/** What the form of Correct the themes carries, with one theme that is criticised. */
export const themesForm = (theme: string, side = 'negative') => ({
  theme_1: { theme_1_choice: choice(theme) },
  side_1: { side_1_choice: choice(side) },
});

/** What the form of Snooze reminders carries. */
export const snoozeForm = (days: string) => ({ snooze_days: { snooze_days_choice: radio(days) } });

/** What the form of Waiting on customer carries. */
export const waitForm = (days: string, reason = 'They ask their lawyer.') => ({
  wait_reason: { wait_reason_text: typed(reason) },
  wait_days: { wait_days_choice: radio(days) },
});

/** What the form of Reopen carries. */
export const reopenForm = (note = 'They wrote again.') => ({
  reopen_note: { reopen_note_text: typed(note) },
});

/** What the form of Log contact carries. */
export function contactForm(form: { channel?: string; reached?: boolean; note?: string } = {}) {
  return {
    contact_channel: { contact_channel_choice: choice(form.channel ?? 'phone') },
    contact_reached: { contact_reached_choice: radio(form.reached === false ? 'no' : 'yes') },
    contact_note: { contact_note_text: typed(form.note ?? 'We talked, and agreed on a date.') },
  };
}

/** What the form of Resolve carries; with a reason for no contact, the customer was not told unless it is said. */
export function resolveForm(form: { outcome?: string; told?: boolean; reason?: string } = {}) {
  return {
    resolve_outcome: { resolve_outcome_choice: choice(form.outcome ?? 'issue_fixed') },
    resolve_told: { resolve_told_choice: radio((form.told ?? !form.reason) ? 'yes' : 'no') },
    resolve_note: { resolve_note_text: typed('A new invoice is out.') },
    ...(form.reason ? { resolve_reason: { resolve_reason_text: typed(form.reason) } } : {}),
  };
}
