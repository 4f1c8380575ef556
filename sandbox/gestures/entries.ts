import type { JsonObject, StateValues } from '../state/model';

/** Fields of an element that hold what is chosen at first, and the field of the state that they become. */
const INITIAL: Record<string, string> = {
  initial_value: 'value',
  initial_option: 'selected_option',
  initial_options: 'selected_options',
  initial_date: 'selected_date',
  initial_time: 'selected_time',
  initial_date_time: 'selected_date_time',
  initial_user: 'selected_user',
  initial_users: 'selected_users',
  initial_channel: 'selected_channel',
  initial_channels: 'selected_channels',
  initial_conversation: 'selected_conversation',
  initial_conversations: 'selected_conversations',
};

/** The field of the state that an element of each type fills; an element not in it keeps no state. */
export const STATE_FIELD: Record<string, string> = {
  plain_text_input: 'value',
  email_text_input: 'value',
  url_text_input: 'value',
  number_input: 'value',
  rich_text_input: 'rich_text_value',
  static_select: 'selected_option',
  external_select: 'selected_option',
  radio_buttons: 'selected_option',
  checkboxes: 'selected_options',
  multi_static_select: 'selected_options',
  multi_external_select: 'selected_options',
  datepicker: 'selected_date',
  timepicker: 'selected_time',
  datetimepicker: 'selected_date_time',
  users_select: 'selected_user',
  multi_users_select: 'selected_users',
  channels_select: 'selected_channel',
  multi_channels_select: 'selected_channels',
  conversations_select: 'selected_conversation',
  multi_conversations_select: 'selected_conversations',
  file_input: 'files',
};

const LISTS = new Set([
  'selected_options',
  'selected_users',
  'selected_channels',
  'selected_conversations',
  'files',
]);

/** Every interactive element of these blocks, with the id of its block. */
export function elementsOf(
  blocks: JsonObject[],
): { blockId: string; block: JsonObject; element: JsonObject }[] {
  return blocks.flatMap((block) => {
    const nested = [
      ...((block.elements as JsonObject[] | undefined) ?? []),
      ...[block.accessory, block.element].filter((e): e is JsonObject => typeof e === 'object' && e !== null),
      ...(((block.actions as JsonObject[] | undefined) ?? []) as JsonObject[]),
    ];
    const inner = (block.child_blocks ?? (block.type === 'carousel' ? block.elements : [])) as JsonObject[];
    return [
      ...nested
        .filter((e) => typeof e.action_id === 'string')
        .map((element) => ({ blockId: block.block_id as string, block, element })),
      ...elementsOf(inner ?? []),
    ];
  });
}

/** state.values as Slack sends it: each input's entry, from the page where given, else what the element began with. */
export function stateValues(blocks: JsonObject[], kept: StateValues, entered: unknown): StateValues {
  const given = (entered as { values?: StateValues } | undefined)?.values ?? (entered as StateValues) ?? {};
  const values: StateValues = {};
  for (const { blockId, element } of elementsOf(blocks)) {
    const type = element.type as string;
    const field = STATE_FIELD[type];
    if (!field) continue;
    const actionId = element.action_id as string;
    const entry = given[blockId]?.[actionId] ?? kept[blockId]?.[actionId];
    const value = entry ? entry[field] : initialOf(element, field);
    const blank = LISTS.has(field) ? [] : null;
    values[blockId] = {
      ...values[blockId],
      [actionId]: { type, [field]: value === '' ? null : (value ?? blank) },
    };
  }
  return values;
}

function initialOf(element: JsonObject, field: string) {
  const name = Object.keys(INITIAL).find((k) => k in element);
  if (!name) return undefined;
  return element.type === 'rich_text_input' || INITIAL[name] === field ? element[name] : undefined;
}
