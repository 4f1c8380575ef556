import { useSurface } from './surface.js';
import { currentValue, stateEntry } from './values.js';

/**
 * What a form element needs: its value, a `set` that remembers it and, outside plain inputs, tells the app;
 * and the attributes that tie the control to its label, hint and error.
 */
export function useField(block, element) {
  const surface = useSurface();
  const isInput = block.type === 'input';
  const value = currentValue(surface.edits, block.block_id, element);
  const dispatches = !isInput || block.dispatch_action;
  const tell = (next) =>
    surface.act({ ...stateEntry(element, next), action_id: element.action_id, block_id: block.block_id });
  const set = (next, { dispatch = dispatches } = {}) => {
    surface.edit(block.block_id, element.action_id, stateEntry(element, next));
    if (dispatch) tell(next);
  };
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
    dispatches,
    attributes,
    error,
    isInput,
    labelId: isInput ? `${id}-label` : undefined,
  };
}

export const fieldId = (surface, block) => `${surface.id}-${block.block_id}`;
