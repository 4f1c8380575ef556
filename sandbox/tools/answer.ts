import type { Context } from '../context';
import { GestureRefused } from '../gestures/refusal';
import type { Account, Delivery } from './account';
import { inventedContact } from './invented-contact';
import { TOOLS } from './tools';

/** Delivers a customer's answer to the app's hook as the chosen tool would; a second delivery follows by itself. */
export async function answerSurvey(ctx: Context, given: Record<string, unknown>) {
  const tool = TOOLS.find((t) => t.id === given.tool);
  if (!tool) throw new GestureRefused('unknown_tool');
  const score = Number(given.score);
  if (given.score === '' || given.score === null || !Number.isInteger(score) || score < 0 || score > 10) {
    throw new GestureRefused('score_is_a_whole_number_from_0_to_10');
  }
  const account = ctx.accounts.find((a) => a.id === given.accountId);
  if (!account) throw new GestureRefused('unknown_account');
  const contact = contactOf(ctx, account, given);
  if (!contact) throw new GestureRefused('unknown_contact');
  const comment =
    typeof given.comment === 'string' && given.comment.trim() !== '' ? given.comment.trim() : null;
  const nowMs = ctx.now();
  const [first, ...rest] = tool.deliveries(
    { score, comment, account, contact, nowMs, newId: ctx.newId },
    ctx.hookSecrets[tool.id],
  );
  const delivery = first!.make(nowMs);
  const url = `${ctx.app().hooksUrl}/${tool.id}`;
  for (const next of rest) ctx.later(next.afterMs, () => void deliver(ctx, url, next.make(ctx.now())));
  return { ...(await deliver(ctx, url, delivery)), delivery };
}

/** Who answers: the one named, somebody new, or the first whom the account has. */
function contactOf(ctx: Context, account: Account, given: Record<string, unknown>) {
  if (given.newContact === true) return inventedContact(account, ctx.newId);
  return given.contactId ? account.contacts.find((c) => c.id === given.contactId) : account.contacts[0];
}

async function deliver(ctx: Context, url: string, delivery: Delivery) {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: delivery.headers,
      body: delivery.body,
      signal: AbortSignal.timeout(10_000),
    });
    return { ok: response.ok, status: response.status, body: await response.text() };
  } catch (error) {
    ctx.log(`sandbox: the hook ${url} could not be reached: ${String(error)}`);
    return { ok: false, status: 0, body: '', error: 'app_not_reachable' };
  }
}
