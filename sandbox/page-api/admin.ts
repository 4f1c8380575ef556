import { setAppIn, setArchived, setShared } from '../admin/channels';
import { deleteAppMessage } from '../admin/messages';
import { setDeactivated, setStatus } from '../admin/people';
import type { Context } from '../context';
import { actor } from '../gestures/place';

type Fields = Record<string, unknown>;
type Act = (ctx: Context, fields: Fields, by: string) => void;

/** The levers that change the workspace itself. Whoever looks at the page may pull them: it is a sandbox. */
const ACTS: Record<string, Act> = {
  status: (ctx, { id, emoji, text, expiresAt }) => {
    const given = { emoji: String(emoji ?? ''), text: String(text ?? ''), expiresAt: Number(expiresAt) || 0 };
    setStatus(ctx, String(id), given.emoji === '' ? null : given);
  },
  deactivate: (ctx, { id }) => setDeactivated(ctx, String(id), true),
  reactivate: (ctx, { id }) => setDeactivated(ctx, String(id), false),
  archive: (ctx, { channel }, by) => setArchived(ctx, channel, true, by),
  unarchive: (ctx, { channel }, by) => setArchived(ctx, channel, false, by),
  'remove-app': (ctx, { channel }, by) => setAppIn(ctx, channel, false, by),
  'add-app': (ctx, { channel }, by) => setAppIn(ctx, channel, true, by),
  share: (ctx, { channel }) => setShared(ctx, channel, true),
  unshare: (ctx, { channel }) => setShared(ctx, channel, false),
  'delete-message': (ctx, { channel, ts }, by) => deleteAppMessage(ctx, { by, channel, ts }),
};

/** POST /ui/NAME for each lever; `as` is who pulls it. */
export const ADMIN = Object.fromEntries(
  Object.entries(ACTS).map(([name, act]) => [
    name,
    (ctx: Context, fields: Fields) => {
      act(ctx, fields, actor(ctx, fields.as).id);
      return { ok: true };
    },
  ]),
);
