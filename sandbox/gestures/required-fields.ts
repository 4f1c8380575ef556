import type { JsonObject, StateValues, View } from '../state/model';
import { elementsOf, STATE_FIELD } from './entries';

/** What Slack's own client refuses before the app hears of it: block_id to words. Empty when all is well. */
export function fieldErrors(view: View, values: StateValues): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const { blockId, block, element } of elementsOf(view.blocks)) {
    if (block.type !== 'input') continue;
    const field = STATE_FIELD[element.type as string];
    const value = field ? values[blockId]?.[element.action_id as string]?.[field] : undefined;
    const empty = value === null || value === undefined || (Array.isArray(value) && value.length === 0);
    if (empty && block.optional !== true) errors[blockId] = 'Please complete this required field.';
    const wrong = empty ? null : badEntry(element, value);
    if (wrong) errors[blockId] = wrong;
  }
  return errors;
}

function badEntry(element: JsonObject, value: unknown): string | null {
  const text = String(value);
  switch (element.type) {
    case 'plain_text_input': {
      const min = Number(element.min_length ?? 0);
      const max = Number(element.max_length ?? 3000);
      if (text.length < min) return `This field needs at least ${min} characters.`;
      return text.length > max ? `This field takes at most ${max} characters.` : null;
    }
    case 'number_input': {
      const number = Number(text);
      if (Number.isNaN(number)) return 'Please enter a number.';
      if (element.is_decimal_allowed !== true && !Number.isInteger(number))
        return 'Please enter a whole number.';
      if (element.min_value !== undefined && number < Number(element.min_value)) {
        return `Please enter a number of at least ${String(element.min_value)}.`;
      }
      if (element.max_value !== undefined && number > Number(element.max_value)) {
        return `Please enter a number of at most ${String(element.max_value)}.`;
      }
      return null;
    }
    case 'email_text_input':
      return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text) ? null : 'Please enter a valid email address.';
    case 'url_text_input':
      return URL.canParse(text) ? null : 'Please enter a valid URL.';
    default:
      return null;
  }
}
