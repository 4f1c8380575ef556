import { z } from 'zod';
import type { Deps } from '../deps';
import { AccessRefused } from '../use-cases/authorize';
import { recordDropped } from '../use-cases/files/record-dropped';
import { section } from '../views/text/message';
import { wordsForError } from './answer-failure';
import { firstTime } from './seen-events';

const message = z.object({
  channel_type: z.literal('im'),
  channel: z.string(),
  user: z.string(),
  ts: z.string(),
  thread_ts: z.string().optional(),
  files: z.array(z.object({ id: z.string(), name: z.string().optional() })).min(1),
});

/**
 * A message with files in the direct message with the app: kept, to be imported. Nothing hangs on the event alone, a
 * tick looks for what was missed; only who may not is told here, once. Anything else that is written there is no matter of ours.
 */
export async function fileDropped(deps: Deps, event: unknown, eventId: string): Promise<void> {
  const parsed = message.safeParse(event);
  if (!parsed.success || 'bot_id' in (event as object)) return;
  const { user, channel, ts, thread_ts, files } = parsed.data;
  const threadTs = thread_ts ?? ts;
  try {
    await recordDropped(deps, {
      by: user,
      channelId: channel,
      messageTs: ts,
      threadTs,
      files: files.map(({ id, name }) => ({ id, name: name ?? id })),
    });
  } catch (error) {
    const text = wordsForError(deps, error, 'file_dropped');
    // Whoever may drops it once; for the rest, the tick tries again.
    if (!(error instanceof AccessRefused) || !(await firstTime(deps, eventId))) return;
    await deps.slack.sender.chat
      .postMessage({ channel, thread_ts: threadTs, text, blocks: [section(text)] })
      .catch(() => deps.log.warn({ user }, 'a refusal could not be said'));
  }
}
