import { LIMITS } from './limits';
import { type Check, object, text } from './schema';

/** A block: its type, its block_id and these fields. */
export function block(
  required: Record<string, Check>,
  optional: Record<string, Check> = {},
  ...more: Check[]
): Check {
  return object(
    { required: { type: text(), ...required }, optional: { block_id: text(LIMITS.blockId), ...optional } },
    ...more,
  );
}
