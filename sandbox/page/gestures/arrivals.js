import { isReply, withEdited, withMessage, withoutMessage, withReplyCounted } from '../store/message-list.js';
import { change, getState } from '../store/store.js';
import { loadCanvas } from './canvas.js';
import { changeMessages, listChannels, markRead } from './channels.js';
import { toast } from './toasts.js';

/** What the page does about each event of the stream. */
export const arrivals = {
  message: (event) => arrive(event),
  ephemeral: (event) => arrive(event),
  message_changed: ({ channel, message }) => {
    changeMessages(channel, (list) => withEdited(list, message));
    inThread(channel, message.thread_ts ?? message.ts, (list) => withEdited(list, message));
  },
  message_deleted: ({ channel, ts, threadTs }) => {
    changeMessages(channel, (list) => withoutMessage(list, ts));
    inThread(channel, threadTs ?? ts, (list) => withoutMessage(list, ts));
  },
  modal: ({ stack }) => change({ modals: stack }),
  home: ({ view }) => change({ home: view, homeLoaded: true }),
  unread: ({ channel, unread, mention }) => markUnread(channel, unread, mention),
  channels: () => listChannels(),
  toast: ({ kind, text }) => toast(kind, text),
  canvas: ({ id }) => loadCanvas(id),
  clock: (clock) => change({ clock: { ...clock, at: performance.now() } }),
};

function markUnread(id, unread, mention) {
  const { channels, place } = getState();
  const seen = place?.id === id && document.visibilityState === 'visible';
  if (seen) return;
  change({ channels: channels.map((c) => (c.id === id ? { ...c, unread, mention } : c)) });
}

function arrive({ channel, message }) {
  if (isReply(message)) {
    inThread(channel, message.thread_ts, (list) => withMessage(list, message));
    if (!message.ephemeralFor) changeMessages(channel, (list) => withReplyCounted(list, message));
  } else {
    changeMessages(channel, (list) => withMessage(list, message));
  }
  announce(channel, message);
  if (getState().place?.id === channel) markRead(channel);
}

function announce(channel, message) {
  const { as, boot, place, thread, channels } = getState();
  if (message.user === as || (place?.id !== channel && thread?.channel !== channel)) return;
  const who = boot.people.get(message.user)?.name ?? boot.bot.name;
  const name = channels.find((c) => c.id === channel)?.name ?? '';
  change({ announcement: `New message from ${who} in ${name}: ${message.text ?? ''}`.slice(0, 200) });
}

function inThread(channel, rootTs, edit) {
  change(({ thread }) => {
    if (thread?.channel !== channel || thread.ts !== rootTs || !thread.list) return null;
    return { thread: { ...thread, list: edit(thread.list) } };
  });
}
