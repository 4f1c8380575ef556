import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { Blocks } from '../blocks/blocks.js';
import { formErrors, stateValues } from '../blocks/values.js';
import { act, findOptions } from '../gestures/act.js';
import { closeModal, submitModal } from '../gestures/modals.js';
import { html } from '../html.js';
import { useStore } from '../store/store.js';
import { TextObject } from '../text/mrkdwn-view.js';
import { Dialog } from './dialog.js';
import { Icon } from './icon.js';
import { Toasts } from './toasts.js';
import { useSurfaceEdits } from './use-surface-edits.js';

/** The view on top of the acting person's stack; a pushed view lies over the one it came from. */
export function ModalHost() {
  const modals = useStore((state) => state.modals);
  const top = modals.at(-1);
  return top ? html`<${Modal} key=${top.id} view=${top} isPushed=${modals.length > 1} />` : null;
}

function Modal({ view, isPushed }) {
  const id = useId();
  const { edits, edit } = useSurfaceEdits(view.state?.values);
  const [errors, setErrors] = useState({});
  const [waiting, setWaiting] = useState(false);
  const body = useRef(null);
  const where = { viewId: view.id };
  const values = () => stateValues(view.blocks, edits.current);
  const surface = {
    kind: 'modal',
    id: `v-${view.id}`,
    edits: edits.current,
    edit: (blockId, actionId, entry) => {
      edit(blockId, actionId, entry);
      setErrors((held) => ({ ...held, [blockId]: undefined }));
    },
    errors,
    act: (action) => act(where, action, { values: values() }),
    options: (blockId, actionId, query) => findOptions(where, blockId, actionId, query),
  };
  const show = (found) => {
    setErrors(found);
    const [first] = view.blocks.filter((block) => found[block.block_id]);
    requestAnimationFrame(() => focusField(body.current, first));
  };
  const submit = async (event) => {
    event.preventDefault();
    if (waiting) return;
    const missing = formErrors(view.blocks, edits.current);
    if (Object.keys(missing).length) return show(missing);
    setWaiting(true);
    const refused = await submitModal(view.id, values());
    setWaiting(false);
    if (refused) show(refused);
  };
  const close = () => closeModal(view.id);
  // The app has put other content in: errors of the old one are over, and a focus that went with it comes back.
  useEffect(() => {
    setErrors({});
    if (document.activeElement === document.body)
      body.current.querySelector('input, select, textarea')?.focus();
  }, [view.hash]);
  return html`<${Dialog} class="dialog dialog-modal" labelledBy=${`${id}-title`} testId="modal" onCancel=${close}>
    <form class="modal-form" novalidate onSubmit=${submit}>
      <header class="modal-head">
        ${isPushed && html`<button type="button" class="icon-button" aria-label="Back" onClick=${close}><${Icon} name="back" /></button>`}
        <h2 id=${`${id}-title`} class="dialog-title"><${TextObject} text=${view.title} /></h2>
        <button type="button" class="icon-button" aria-label="Close" onClick=${() => closeModal(view.id, { all: true })}><${Icon} name="close" /></button>
      </header>
      <div class="modal-body" ref=${body} tabindex="-1">
        <${Blocks} blocks=${view.blocks} surface=${surface} />
      </div>
      <div class="visually-hidden" role="alert">${errorWords(errors)}</div>
      <footer class="modal-foot">
        <button type="button" class="button" onClick=${close}>
          ${view.close ? html`<${TextObject} text=${view.close} quiet />` : view.submit ? 'Cancel' : 'Close'}
        </button>
        ${
          view.submit &&
          html`<button
          type="submit"
          class=${`button button-primary ${waiting ? 'is-waiting' : ''}`}
          disabled=${waiting}
          aria-busy=${waiting ? 'true' : undefined}
        ><${TextObject} text=${view.submit} quiet /></button>`
        }
      </footer>
    </form>
    <${Toasts} />
  </>`;
}

function errorWords(errors) {
  const all = Object.values(errors).filter(Boolean);
  return all.length
    ? `${all.length === 1 ? 'One field needs' : `${all.length} fields need`} attention: ${all.join(' ')}`
    : '';
}

function focusField(body, block) {
  const field = block && body.querySelector(`[data-block-id="${CSS.escape(block.block_id)}"]`);
  field?.querySelector('input, textarea, select, [tabindex]')?.focus();
}
