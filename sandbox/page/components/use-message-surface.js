import { stateValues } from '../blocks/values.js';
import { act, findOptions } from '../gestures/act.js';
import { finishStep } from '../gestures/story.js';
import { useSurfaceEdits } from './use-surface-edits.js';

/** The surface of a message: its clicks carry the channel, the message and what its fields hold. */
export function useMessageSurface(channel, message) {
  const { edits, edit } = useSurfaceEdits();
  const blocks = [...(message.blocks ?? []), ...(message.attachments ?? []).flatMap((a) => a.blocks ?? [])];
  const where = { channel, messageTs: message.ts, threadTs: message.thread_ts };
  return {
    kind: 'message',
    id: `m-${message.ts}`,
    edits: edits.current,
    edit,
    act: async (action) => {
      const reply = await act(where, action, { values: stateValues(blocks, edits.current) });
      if (reply.ok && action.text?.text === 'Claim') finishStep('claim');
      return reply;
    },
    options: (blockId, actionId, query) => findOptions(where, blockId, actionId, query),
  };
}
