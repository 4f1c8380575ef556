import { inWords, send } from '../api.js';
import { finishStep } from './story.js';
import { telling } from './toasts.js';

/** Sends a customer's answer; resolves to what was sent and what the app answered. */
export async function answer({ tool, score, comment, accountId, contactId }) {
  const reply = await telling(() => send('/ui/answer', { tool, score, comment, accountId, contactId }));
  if (reply.ok) finishStep('answer');
  // It was delivered, and the app itself said no: its status and its own answer say more than words of ours.
  if (reply.delivery) return { ...reply, error: undefined };
  return reply.error ? { ...reply, error: inWords(reply.error) } : reply;
}
