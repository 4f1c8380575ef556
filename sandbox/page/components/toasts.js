import { dismissToast } from '../gestures/toasts.js';
import { html } from '../html.js';
import { useStore } from '../store/store.js';
import { Icon } from './icon.js';

/** Short notes above everything; errors are announced at once. */
export function Toasts() {
  const toasts = useStore((state) => state.toasts);
  return html`<div class="toasts" role="region" aria-label="Notices">
    ${toasts.map(
      (toast) => html`<div
        key=${toast.id}
        class=${`toast toast-${toast.kind}`}
        data-testid="toast"
        role=${toast.kind === 'error' ? 'alert' : 'status'}
      >
        <${Icon} name=${toast.kind === 'error' ? 'alert' : 'check'} />
        <span>${toast.text}</span>
        <button type="button" class="icon-button" aria-label="Close notice" onClick=${() => dismissToast(toast.id)}>
          <${Icon} name="close" />
        </button>
      </div>`,
    )}
  </div>`;
}
