import { send } from '../api.js';
import { getState } from '../store/store.js';
import { telling, tellRefusal, toast } from './toasts.js';

/** Sends what was typed: a slash command when it opens with one, else a message. True when it was taken. */
export async function say(channel, text, threadTs) {
  const { as, boot } = getState();
  const word = text.split(/\s/)[0];
  if (!text.startsWith('/')) return sent(() => send('/ui/message', { as, channel, text, threadTs }));
  if (threadTs) return refuse(`Slack does not take ${word} inside a thread. Type it in the channel.`);
  if (!boot.commands.some((c) => c.command === word))
    return refuse(`${word} is not a command of this workspace.`);
  return sent(() => send('/ui/command', { as, channel, text }));
}

async function sent(work) {
  const reply = await telling(work);
  if (reply.ok) return true;
  tellRefusal(reply.error);
  return false;
}

function refuse(words) {
  toast('error', words);
  return false;
}
