import type { Context } from '../context';
import type { Reply } from './gateway';

type Failure = Extract<Reply, { ok: false }>['error'];

/** The words a person sees in Slack when the app does not answer, by what they did. */
export function failureText(gesture: 'click' | 'submit' | 'command' | 'options', error: Failure): string {
  switch (gesture) {
    case 'click':
      return error === 'operation_timeout'
        ? 'rNPS Loop did not respond in time (operation_timeout). Try again in a moment.'
        : `rNPS Loop is not responding right now (${error}). Try again in a moment.`;
    case 'submit':
      return `We had some trouble connecting. Try again? (${error})`;
    case 'command':
      return `/rnps failed with the error "${error}"`;
    case 'options':
      return 'The options could not be loaded.';
  }
}

/** Shows the person Slack's own error in the corner of their window. */
export function toastError(ctx: Context, userId: string, text: string): void {
  ctx.stream.send(userId, 'toast', { kind: 'error', text });
}
