import { read } from '../api.js';
import { change, getState } from '../store/store.js';
import { openCanvas } from './canvas.js';
import { openChannel } from './channels.js';
import { telling } from './toasts.js';

/** Opens a thread in the side panel. */
export async function openThread(channel, ts) {
  change({ thread: { channel, ts, list: null }, panel: 'thread', drawer: false });
  await loadThread();
}

export async function loadThread() {
  const { thread, as } = getState();
  if (!thread) return;
  const { channel, ts } = thread;
  const page = await telling(() => read('/ui/thread', { channel, ts, as }));
  const now = getState();
  if (now.as !== as || now.thread?.ts !== ts || now.thread.channel !== channel) return;
  change({ thread: { channel, ts, list: page?.messages ?? [] } });
}

export function openPanel(panel) {
  change({ panel, thread: null, canvas: null, drawer: false });
}

export function closePanel() {
  change({ panel: null, thread: null, canvas: null });
}

const CANVAS = /^\/docs\/T[A-Z0-9]+\/(F[A-Z0-9]+)$/;
const PERMALINK = /\/archives\/([CGD][A-Z0-9]+)(?:\/p(\d{10})(\d{6}))?/;

/** Opens a permalink of this workspace inside the page; false for any other address. */
export function openPermalink(url) {
  const { origin, pathname, searchParams } = new URL(url, location.href);
  const match = PERMALINK.exec(pathname);
  const ours = origin === location.origin || /(^|\.)slack\.com$/.test(new URL(origin).hostname);
  const canvas = CANVAS.exec(pathname);
  if (canvas && ours) {
    openCanvas(canvas[1]);
    return true;
  }
  if (!match || !ours) return false;
  const [, channel, seconds, fraction] = match;
  if (!getState().channels.some((c) => c.id === channel)) return false;
  openChannel(channel).then(() => {
    if (seconds) openThread(channel, searchParams.get('thread_ts') ?? `${seconds}.${fraction}`);
  });
  return true;
}
