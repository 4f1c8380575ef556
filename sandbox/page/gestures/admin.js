import { send } from '../api.js';
import { getState } from '../store/store.js';
import { telling, tellRefusal, toast } from './toasts.js';

/** What an administrator does by hand; the change comes back by the stream. True when it was taken. */
async function administer(name, fields, done) {
  const reply = await telling(() => send(`/ui/${name}`, { as: getState().as, ...fields }));
  if (reply.ok && done) toast('info', done);
  if (!reply.ok) tellRefusal(reply.error);
  return reply.ok;
}

/** `expiresAt` in unix seconds of the business clock, 0 for a status that stays; no emoji clears it. */
export const setStatus = (id, { emoji = '', text = '', expiresAt = 0 }) =>
  administer('status', { id, emoji, text, expiresAt });

export const setDeactivated = (id, isGone) => administer(isGone ? 'deactivate' : 'reactivate', { id });

export const setArchived = (channel, isArchived) =>
  administer(isArchived ? 'archive' : 'unarchive', { channel });

export const setAppIn = (channel, isIn) => administer(isIn ? 'add-app' : 'remove-app', { channel });

export const setShared = (channel, isShared) => administer(isShared ? 'share' : 'unshare', { channel });

export const deleteMessage = (channel, ts) =>
  administer('delete-message', { channel, ts }, 'The message is deleted. The app has not been asked.');
