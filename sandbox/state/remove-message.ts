import { repliesTo } from './threads';
import type { Workspace } from './workspace';

/** Takes a message away; a root that has replies leaves a tombstone, so that the thread stays readable. */
export function removeMessage(workspace: Workspace, channel: string, ts: string): void {
  if (repliesTo(workspace.data, channel, ts).length === 0) {
    workspace.commit({ kind: 'message_removed', channel, ts });
    return;
  }
  workspace.commit({
    kind: 'message_changed',
    channel,
    message: {
      type: 'message',
      subtype: 'tombstone',
      hidden: true,
      text: 'This message was deleted.',
      user: 'USLACKBOT',
      ts,
      thread_ts: ts,
    },
  });
}
