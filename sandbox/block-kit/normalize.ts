import type { JsonObject } from '../state/model';

const INTERACTIVE = new Set([
  'button',
  'checkboxes',
  'radio_buttons',
  'overflow',
  'datepicker',
  'timepicker',
  'datetimepicker',
  'static_select',
  'external_select',
  'users_select',
  'conversations_select',
  'channels_select',
  'multi_static_select',
  'multi_external_select',
  'multi_users_select',
  'multi_conversations_select',
  'multi_channels_select',
  'plain_text_input',
  'email_text_input',
  'url_text_input',
  'number_input',
  'rich_text_input',
  'file_input',
  'icon_button',
  'feedback_buttons',
  'workflow_button',
]);

/** Blocks as Slack keeps them: every block has a block_id, every interactive element an action_id, every text its defaults. */
export function normalizeBlocks(blocks: JsonObject[], newId: (prefix: string) => string): JsonObject[] {
  return blocks.map((block) => {
    const kept = normalized(block, newId) as JsonObject;
    return { ...kept, block_id: kept.block_id ?? newId('').slice(0, 8) };
  });
}

function normalized(value: unknown, newId: (prefix: string) => string): unknown {
  if (Array.isArray(value)) return value.map((v) => normalized(v, newId));
  if (typeof value !== 'object' || value === null) return value;
  const object: JsonObject = {};
  for (const [key, inner] of Object.entries(value)) object[key] = normalized(inner, newId) as JsonObject;
  if (object.type === 'plain_text') return { ...object, emoji: object.emoji ?? true };
  if (object.type === 'mrkdwn') return { ...object, verbatim: object.verbatim ?? false };
  if (typeof object.type === 'string' && INTERACTIVE.has(object.type)) {
    return { ...object, action_id: object.action_id ?? newId('').slice(0, 8) };
  }
  return object;
}
