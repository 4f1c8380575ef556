import { useLayoutEffect, useRef } from 'preact/hooks';
import { html } from '../html.js';

const FIRST_FIELD = '[autofocus], .modal-body :is(input, textarea, select)';

/**
 * A real modal dialog: the browser keeps focus inside, the first field has it, Esc cancels, and focus returns to where it was, or near it.
 * A light one also closes by a press outside; a form does not, since that would lose what was typed.
 */
export function Dialog({ class: className, labelledBy, label, testId, onCancel, isLight = false, children }) {
  const box = useRef(null);
  useLayoutEffect(() => {
    const dialog = box.current;
    const before = document.activeElement;
    const around = before?.closest('[tabindex="-1"]');
    dialog.showModal();
    dialog.querySelector(FIRST_FIELD)?.focus();
    return () => {
      dialog.close();
      // What opened it may have gone meanwhile, with a button that did its work.
      if (before?.isConnected) before.focus();
      else if (around?.isConnected) around.focus({ preventScroll: true });
    };
  }, []);
  const cancel = (event) => {
    event.preventDefault();
    onCancel();
  };
  // Chrome closes a dialog on a second Esc without asking, so the key is taken before the browser has it.
  const key = (event) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.stopPropagation();
    cancel(event);
  };
  const outside = (event) => {
    if (isLight && event.target === box.current) onCancel();
  };
  return html`<dialog
    ref=${box}
    class=${className}
    data-testid=${testId}
    aria-labelledby=${labelledBy}
    aria-label=${label}
    onCancel=${cancel}
    onKeyDown=${key}
    onMouseDown=${outside}
  >${children}</dialog>`;
}
