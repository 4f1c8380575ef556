import { send } from '../api.js';
import { change, getState } from '../store/store.js';
import { readFiles } from './files.js';
import { telling, tellRefusal, toast } from './toasts.js';

/** Sends what was typed and attached: a slash command when it opens with one, else a message. True when it was taken. */
export async function say(channel, text, { threadTs, files = [] } = {}) {
  const { as, boot } = getState();
  const word = text.split(/\s/)[0];
  if (!text.startsWith('/'))
    return sent({ channel, threadTs }, async () =>
      send('/ui/message', { as, channel, text, threadTs, files: await readFiles(files) }),
    );
  if (files.length > 0) return refuse('A slash command takes no files.');
  if (threadTs) return refuse(`Slack does not take ${word} inside a thread. Type it in the channel.`);
  if (!boot.commands.some((c) => c.command === word))
    return refuse(`${word} is not a command of this workspace.`);
  return sent({ channel }, () => send('/ui/command', { as, channel, text }));
}

// Before it is answered, so that an answer is not taken for one that somebody else caused.
async function sent({ channel, threadTs = null }, work) {
  change({ sent: { channel, threadTs } });
  const reply = await telling(work);
  if (reply.ok) return true;
  tellRefusal(reply.error);
  return false;
}

function refuse(words) {
  toast('error', words);
  return false;
}
