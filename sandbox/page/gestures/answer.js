import { inWords, send } from '../api.js';
import { finishStep } from './story.js';
import { telling } from './toasts.js';

/** Sends a customer's answer, with `newContact` that of somebody whom nobody has met; resolves to what was sent and what the app answered. */
export async function answer(given) {
  const reply = await telling(() => send('/ui/answer', given));
  if (reply.ok) finishStep('answer');
  // It was delivered, and the app itself said no: its status and its own answer say more than words of ours.
  if (reply.delivery) return { ...reply, error: undefined };
  return reply.error ? { ...reply, error: inWords(reply.error) } : reply;
}
