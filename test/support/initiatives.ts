import type { Running } from './run-app';
import { patiently, sendsForm } from './slack-requests';

export const COMMITTEE = 'C0COMMITTEE';

interface Given {
  title?: string;
  owner?: string;
  due?: string;
  step?: string | null;
}

/** What the form of an initiative carries. */
export function termsForm({ title = 'Clear invoices', owner = 'U0LENA', due, step = null }: Given) {
  return {
    initiative_title: { initiative_title_text: { type: 'plain_text_input', value: title } },
    initiative_owner: { initiative_owner_person: { type: 'users_select', selected_user: owner } },
    initiative_due: { initiative_due_day: { type: 'datepicker', selected_date: due ?? null } },
    initiative_step: { initiative_step_text: { type: 'plain_text_input', value: step } },
  };
}

/** What the form of Mark delivered carries. */
export const deliverForm = (what: string, since: string) => ({
  delivered_what: { delivered_what_text: { type: 'plain_text_input', value: what } },
  delivered_since: { delivered_since_day: { type: 'datepicker', selected_date: since } },
});

/** What the form of Decline carries. */
export const declineForm = (reason: string) => ({
  decline_reason: { decline_reason_text: { type: 'plain_text_input', value: reason } },
});

/** An ISO day so many days after the business day of now. */
export function dayFromNow(run: Running, days: number): string {
  return new Date(run.app.deps.now().getTime() + days * 86_400_000).toISOString().slice(0, 10);
}

/** Sends the form of Make initiative of a theme. */
export function makes(run: Running, as: string, theme: string, given: Given = {}) {
  const due = given.due ?? dayFromNow(run, 30);
  return sendsForm(
    run,
    as,
    'initiative_submit',
    JSON.stringify({ about: `2030-02:${theme}` }),
    termsForm({ ...given, due }),
  );
}

/** Makes an initiative and gives its id. */
export async function made(run: Running, as: string, theme: string, given: Given = {}): Promise<string> {
  const answer = await patiently(run, () => makes(run, as, theme, given));
  if (answer.status !== 200 || answer.body) throw new Error(`Not made: ${JSON.stringify(answer.body)}`);
  const rows = await run.sql<{ id: string }>(
    `SELECT id FROM initiatives WHERE theme = $1 AND status = 'open'`,
    [theme],
  );
  return rows[0]!.id;
}

/** Sends one of the forms of an initiative that is there. */
export function sendsAbout(
  run: Running,
  as: string,
  initiativeId: string,
  form:
    | { deliver: [what: string, since: string] }
    | { decline: string }
    | { edit: Given; seen: number; reopens?: boolean },
) {
  if ('deliver' in form)
    return sendsForm(
      run,
      as,
      'initiative_deliver_submit',
      JSON.stringify({ initiativeId }),
      deliverForm(...form.deliver),
    );
  if ('decline' in form)
    return sendsForm(
      run,
      as,
      'initiative_decline_submit',
      JSON.stringify({ initiativeId }),
      declineForm(form.decline),
    );
  const metadata = { initiativeId, version: form.seen, reopens: form.reopens ?? false };
  return sendsForm(run, as, 'initiative_submit', JSON.stringify(metadata), termsForm(form.edit));
}

/** The row as the database has it. */
export async function rowOfInitiative(run: Running, id: string): Promise<Record<string, any>> {
  const rows = await run.sql<Record<string, any>>(
    'SELECT *, due_on::text AS due, delivered_since::text AS since FROM initiatives WHERE id = $1',
    [id],
  );
  return rows[0]!;
}

/** Its message in the committee's channel, once it is posted. */
export function messageOfInitiative(run: Running, id: string) {
  return run.until('the message of the initiative', async () => {
    const rows = await run.sql<{ ts: string | null }>('SELECT message_ts AS ts FROM outbox WHERE key = $1', [
      `initiative:${id}`,
    ]);
    return run.sandbox.state.messages(COMMITTEE).find(({ ts }) => ts === rows[0]?.ts);
  });
}

/** Waits until its message holds these words. */
export function initiativeSays(run: Running, id: string, words: string) {
  return run.until(`the initiative to say ${words}`, async () =>
    JSON.stringify((await messageOfInitiative(run, id)).blocks).includes(words),
  );
}

/** Waits until nothing is owed to Slack. */
export function nothingOwed(run: Running) {
  return run.until('nothing to be owed to Slack', async () => {
    const rows = await run.sql('SELECT 1 FROM outbox WHERE sent_revision < revision');
    return rows.length === 0;
  });
}

/** Direct messages to a person, once nothing is owed. */
export async function directMessages(run: Running, userId: string) {
  await nothingOwed(run);
  return run.sandbox.state.messages(`D${userId.slice(1)}`);
}
