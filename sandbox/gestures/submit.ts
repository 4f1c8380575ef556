import type { Context } from '../context';
import type { JsonObject, View } from '../state/model';
import { SlackError } from '../web-api/slack-error';
import { acceptedView, pushOnto, replaceView } from '../web-api/views';
import { stateValues } from './entries';
import { failureText, toastError } from './failure';
import { interaction, viewInPayload } from './payloads';
import { actor } from './place';
import { GestureRefused } from './refusal';
import { fieldErrors } from './required-fields';

export type Submitted =
  | { ok: true }
  | { ok: false; errors: Record<string, string> }
  | { ok: false; error: string };

/** Submits the modal: Slack's own field checks, then view_submission, then what the app answered. */
export async function submit(
  ctx: Context,
  given: { as?: unknown; viewId?: unknown; state?: unknown },
): Promise<Submitted> {
  const person = actor(ctx, given.as);
  const open = openView(ctx, person.id, given.viewId);
  const values = stateValues(open.blocks, open.state.values, given.state);
  const errors = fieldErrors(open, values);
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  const view: View = { ...open, state: { values } };
  const reply = await ctx.gateway.send('interactive', {
    ...interaction(ctx, 'view_submission', person.id),
    trigger_id: ctx.triggers.issue(person.id),
    view: viewInPayload(view),
    response_urls: [],
  });
  if (!reply.ok) {
    toastError(ctx, person.id, failureText('submit', reply.error));
    return { ok: false, error: reply.error };
  }
  return answered(ctx, person.id, view, reply.body);
}

/**
 * Closes the modal on top, or the whole stack where it says clear_on_close or the person pressed the X (`all`);
 * tells the app if it asked to know.
 */
export async function closeView(
  ctx: Context,
  given: { as?: unknown; viewId?: unknown; all?: unknown },
): Promise<{ ok: true }> {
  const person = actor(ctx, given.as);
  const view = openView(ctx, person.id, given.viewId);
  const stack = ctx.workspace.data.modals.get(person.id) ?? [];
  const cleared = view.clear_on_close || given.all === true;
  leave(ctx, person.id, cleared ? [] : stack.filter((v) => v.id !== view.id));
  const gone = cleared ? stack : [view];
  await Promise.all(
    gone
      .filter((v) => v.notify_on_close)
      .map((v) =>
        ctx.gateway.send('interactive', {
          ...interaction(ctx, 'view_closed', person.id),
          view: viewInPayload(v),
          is_cleared: cleared,
        }),
      ),
  );
  return { ok: true };
}

function answered(ctx: Context, userId: string, view: View, body: unknown): Submitted {
  const answer = (typeof body === 'object' && body !== null ? body : {}) as JsonObject;
  try {
    switch (answer.response_action) {
      case 'errors':
        return { ok: false, errors: knownErrors(view, answer.errors) };
      case 'clear':
        leave(ctx, userId, []);
        return { ok: true };
      case 'update':
        replaceView(ctx, userId, view, acceptedView(ctx, answer.view, 'modal', view.id));
        return { ok: true };
      case 'push':
        // One returns to a view that is pushed over with everything that was entered in it.
        leave(
          ctx,
          userId,
          (ctx.workspace.data.modals.get(userId) ?? []).map((v) => (v.id === view.id ? view : v)),
        );
        pushOnto(ctx, userId, acceptedView(ctx, answer.view, 'modal'));
        return { ok: true };
      default:
        if (body !== null && Object.keys(answer).length > 0) throw new SlackError('invalid_response_action');
        leave(
          ctx,
          userId,
          (ctx.workspace.data.modals.get(userId) ?? []).filter((v) => v.id !== view.id),
        );
        return { ok: true };
    }
  } catch (error) {
    if (!(error instanceof SlackError)) throw error;
    ctx.log(
      `sandbox: the answer to view_submission was refused: ${error.code} ${JSON.stringify(error.extra)}`,
    );
    toastError(ctx, userId, `We had some trouble connecting. Try again? (${error.code})`);
    return { ok: false, error: error.code };
  }
}

/** Slack shows an error under an input block and refuses one that names anything else. */
function knownErrors(view: View, given: unknown): Record<string, string> {
  const errors = (given ?? {}) as Record<string, string>;
  const inputs = new Set(view.blocks.filter((b) => b.type === 'input').map((b) => b.block_id));
  if (Object.keys(errors).length === 0 || Object.keys(errors).some((id) => !inputs.has(id))) {
    throw new SlackError('invalid_errors_block_id');
  }
  return errors;
}

function leave(ctx: Context, userId: string, stack: View[]): void {
  ctx.workspace.commit({ kind: 'modals', userId, stack });
}

function openView(ctx: Context, userId: string, viewId: unknown): View {
  const view = ctx.workspace.data.modals.get(userId)?.find((v) => v.id === viewId);
  if (!view) throw new GestureRefused('view_not_found');
  return view;
}
