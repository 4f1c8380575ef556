import { LIMITS } from './limits';
import { type Check, flag, list, object, oneOf, text } from './schema';
import { confirm, plain } from './text-objects';

export const confirmable = { confirm };
export const focusable = { focus_on_load: flag };
export const placeholder = { placeholder: plain(LIMITS.placeholder) };
export const dispatchable = {
  dispatch_action_config: object({
    optional: { trigger_actions_on: list(oneOf('on_enter_pressed', 'on_character_entered')) },
  }),
};

/** An interactive element: its type, its action_id and these fields. */
export function element(
  required: Record<string, Check>,
  optional: Record<string, Check>,
  ...more: Check[]
): Check {
  return object(
    { required: { type: text(), ...required }, optional: { action_id: text(LIMITS.actionId), ...optional } },
    ...more,
  );
}
