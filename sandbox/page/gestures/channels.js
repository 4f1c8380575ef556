import { read, send } from '../api.js';
import { remember } from '../store/remembered.js';
import { change, getState } from '../store/store.js';
import { telling } from './toasts.js';

const PAGE = 50;

/** Loads the channels of the acting person, with their unread marks. */
export async function listChannels() {
  const { as } = getState();
  const channels = await telling(() => read('/ui/channels', { as }));
  if (Array.isArray(channels) && getState().as === as) change({ channels });
}

/** Shows a channel or conversation, and marks it read. */
export async function openChannel(id) {
  const unread = getState().channels.find((channel) => channel.id === id)?.unread ?? 0;
  const { thread, panel } = getState();
  const keepsThread = thread?.channel === id;
  change({
    place: { kind: 'channel', id, unread },
    drawer: false,
    thread: keepsThread ? thread : null,
    panel: panel === 'thread' && !keepsThread ? null : panel,
  });
  remember('place', { kind: 'channel', id });
  await loadMessages(id);
  await markRead(id);
}

/** Changes that came while a channel was being read, a list for each reading. */
const meanwhile = new Map();

/** Changes what is shown of a channel; what is being read of it at this moment may be older, and is changed, too. */
export function changeMessages(channel, edit) {
  for (const edits of meanwhile.get(channel) ?? []) edits.push(edit);
  change(({ messages }) => {
    const held = messages[channel];
    return held && { messages: { ...messages, [channel]: { ...held, list: edit(held.list) } } };
  });
}

/** Loads the newest messages; what was loaded of an earlier page is dropped with them. */
export async function loadMessages(channel) {
  const { as } = getState();
  const edits = [];
  const readings = meanwhile.get(channel) ?? new Set();
  meanwhile.set(channel, readings.add(edits));
  const page = await telling(() => read('/ui/messages', { channel, as, limit: PAGE }));
  readings.delete(edits);
  if (getState().as !== as || !page?.messages) return;
  const list = edits.reduce((now, edit) => edit(now), page.messages);
  change(({ messages }) => ({ messages: { ...messages, [channel]: { list, hasMore: page.hasMore } } }));
}

export async function loadEarlier(channel) {
  const { as, messages } = getState();
  const held = messages[channel];
  if (!held?.hasMore || held.loading) return;
  const hold = (patch) =>
    change((state) => ({
      messages: { ...state.messages, [channel]: { ...state.messages[channel], ...patch } },
    }));
  hold({ loading: true });
  const params = { channel, as, before: held.list[0]?.ts, limit: PAGE };
  const page = await telling(() => read('/ui/messages', params));
  const now = getState().messages[channel];
  if (!now || getState().as !== as) return;
  const list = page?.messages ? [...page.messages, ...now.list] : now.list;
  hold({ list, hasMore: page?.hasMore ?? now.hasMore, loading: false });
}

export async function markRead(channel) {
  const { as, channels } = getState();
  if (document.visibilityState === 'hidden') return;
  change({ channels: channels.map((c) => (c.id === channel ? { ...c, unread: 0, mention: false } : c)) });
  await telling(() => send('/ui/read', { as, channel }));
}
