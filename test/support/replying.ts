import type { ConfigChanges } from '../../src/app';
import { genericAnswer } from './answers';
import { type Card, cardOf, choose, press, submit, windowOf } from './card';
import type { TestMailServer } from './mail-server';
import { type ReplyValues, replyForm } from './reply';
import type { Running } from './run-app';
import { signStandardWebhooks } from './sign';

/** Settings under which replies go to this server, and answers come back by tag. */
export function mailSettings({ port }: Pick<TestMailServer, 'port'>) {
  return {
    smtp: { from: 'care@larkspur.example', host: '127.0.0.1', port, tls: 'none' },
    reply: {
      countsAsContact: false,
      linkHosts: ['larkspur.example'],
      answersTo: 'replies@larkspur.example',
      rateLimit: { perSecond: 1000, burst: 1000 },
    },
  } satisfies ConfigChanges;
}

/** The card of a new answer, which Maya has. */
export async function claimedCard(
  run: Running,
  person: Record<string, unknown> = {},
): Promise<Card & { email: string }> {
  const answer = genericAnswer({ score: 2 });
  Object.assign(answer.data.person, person);
  await run.deliver('generic', answer);
  const card = await cardOf(run, answer.data.id);
  await press(run, card, 'U0MAYA', 'Claim');
  return { ...card, email: answer.data.person.email };
}

/** Opens the form and sends it, as a person would. */
export async function write(run: Running, card: Card, values: ReplyValues = {}, as = 'U0MAYA') {
  await closeWindow(run, as);
  await choose(run, card, as, 'Reply to customer…');
  await run.until('the form', async () => (await windowOf(run, as)).callback_id === 'reply_submit');
  const { body } = await submit(run, as, replyForm(values));
  return body;
}

/** Closes the window that is open, if one is. */
export async function closeWindow(run: Running, as: string): Promise<void> {
  for (const view of run.sandbox.state.views(as)) await run.page('/ui/close', { as, viewId: view.id });
}

/** The latest reply of a follow-up. */
export async function replyOf(run: Running, card: Card): Promise<Record<string, any>> {
  const [row] = await run.sql<Record<string, any>>(
    'SELECT * FROM replies WHERE follow_up_id = $1 ORDER BY created_at DESC LIMIT 1',
    [card.followUpId],
  );
  return row!;
}

let mails = 0;

/** What a mail provider posts, signed; `id` is the delivery's. */
export async function comesBack(run: Running, mail: Record<string, unknown>, id = `mail_${mails++}`) {
  const body = JSON.stringify({ from: 'someone@northwind.example', subject: 'Re', text: 'Yes.', ...mail });
  const response = await fetch(`${run.url}/hooks/mail`, {
    method: 'POST',
    body,
    headers: signStandardWebhooks(body, { id }),
  });
  return { status: response.status, headers: response.headers, body: (await response.json()) as any };
}
