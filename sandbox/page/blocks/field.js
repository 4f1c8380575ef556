import { useState } from 'preact/hooks';
import { html } from '../html.js';
import { Confirm } from './confirm.js';
import { useSurface } from './surface.js';
import { currentValue, stateEntry } from './values.js';

/**
 * What a form element needs: its value, a `set` that remembers it and, outside plain inputs, tells the app (after
 * the question that the element may ask, which `question` draws); and the attributes that tie the control to its
 * label, hint and error.
 */
export function useField(block, element) {
  const surface = useSurface();
  const isInput = block.type === 'input';
  const value = currentValue(surface.edits, block.block_id, element);
  const dispatches = !isInput || block.dispatch_action;
  const tell = (next) =>
    surface.act({ ...stateEntry(element, next), action_id: element.action_id, block_id: block.block_id });
  const [asking, setAsking] = useState(null);
  const keep = (next) => surface.edit(block.block_id, element.action_id, stateEntry(element, next));
  const set = (next, { dispatch = dispatches } = {}) => {
    if (dispatch && element.confirm) return setAsking({ next });
    keep(next);
    if (dispatch) tell(next);
  };
  const agree = () => {
    setAsking(null);
    keep(asking.next);
    tell(asking.next);
  };
  const question =
    asking && html`<${Confirm} confirm=${element.confirm} onYes=${agree} onNo=${() => setAsking(null)} />`;
  const id = fieldId(surface, block);
  const error = surface.errors?.[block.block_id];
  const described = [block.hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  const naming = isInput ? { id } : { 'aria-label': element.placeholder?.text ?? element.action_id };
  const attributes = {
    ...naming,
    'data-action-id': element.action_id,
    'aria-describedby': described || undefined,
    'aria-invalid': error ? 'true' : undefined,
    'aria-required': isInput && !block.optional ? 'true' : undefined,
  };
  return {
    value,
    set,
    tell,
    question,
    dispatches,
    attributes,
    error,
    isInput,
    labelId: isInput ? `${id}-label` : undefined,
  };
}

export const fieldId = (surface, block) => `${surface.id}-${block.block_id}`;
