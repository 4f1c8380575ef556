const FIELDS = {
  plain_text_input: ['value', 'initial_value'],
  number_input: ['value', 'initial_value'],
  email_text_input: ['value', 'initial_value'],
  url_text_input: ['value', 'initial_value'],
  static_select: ['selected_option', 'initial_option'],
  external_select: ['selected_option', 'initial_option'],
  radio_buttons: ['selected_option', 'initial_option'],
  users_select: ['selected_user', 'initial_user'],
  conversations_select: ['selected_conversation', 'initial_conversation'],
  channels_select: ['selected_channel', 'initial_channel'],
  datepicker: ['selected_date', 'initial_date'],
  timepicker: ['selected_time', 'initial_time'],
  datetimepicker: ['selected_date_time', 'initial_date_time'],
  checkboxes: ['selected_options', 'initial_options'],
  multi_static_select: ['selected_options', 'initial_options'],
  multi_external_select: ['selected_options', 'initial_options'],
  multi_users_select: ['selected_users', 'initial_users'],
  multi_conversations_select: ['selected_conversations', 'initial_conversations'],
  multi_channels_select: ['selected_channels', 'initial_channels'],
};

/** The field that carries an element's value in Slack's payloads; undefined for buttons and menus. */
const valueField = (element) => FIELDS[element.type]?.[0];

const holdsMany = (field) => field.endsWith('s');

/** What an element holds now: the person's edit, else its initial value, else null (or [] for several). */
export function currentValue(edits, blockId, element) {
  const [field, initial] = FIELDS[element.type];
  const edited = edits?.[blockId]?.[element.action_id];
  if (edited && field in edited) return edited[field];
  return element[initial] ?? (holdsMany(field) ? [] : null);
}

/** One element's entry in `state.values`. */
export const stateEntry = (element, value) => ({ type: element.type, [valueField(element)]: value });

/** All elements of a block that can hold a value. */
function elementsOf(block) {
  const all = [block.element, block.accessory, ...(block.type === 'actions' ? block.elements : [])];
  return all.filter((element) => element && FIELDS[element.type]);
}

/** Slack's `state.values` of a surface: every element that holds a value, filled or not. */
export function stateValues(blocks, edits) {
  const values = {};
  for (const block of blocks) {
    for (const element of elementsOf(block)) {
      values[block.block_id] ??= {};
      values[block.block_id][element.action_id] = stateEntry(
        element,
        currentValue(edits, block.block_id, element),
      );
    }
  }
  return values;
}

const isEmpty = (value) => value == null || value === '' || (Array.isArray(value) && value.length === 0);

/** What Slack's own client refuses before it sends a form: `{block_id: words}`, empty when all is well. */
export function formErrors(blocks, edits) {
  const errors = {};
  for (const block of blocks.filter((b) => b.type === 'input' && FIELDS[b.element.type])) {
    const error = inputError(block, currentValue(edits, block.block_id, block.element));
    if (error) errors[block.block_id] = error;
  }
  return errors;
}

function inputError(block, value) {
  if (isEmpty(value)) return block.optional ? null : 'Please complete this required field.';
  const { type, min_length: min, max_length: max, min_value: least, max_value: most } = block.element;
  if (min && value.length < min) return `Please enter at least ${min} characters.`;
  if (max && value.length > max) return `Please enter no more than ${max} characters.`;
  if (type === 'number_input') return numberError(block.element, value, least, most);
  if (type === 'email_text_input' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value))
    return 'Please enter a valid email.';
  if (type === 'url_text_input' && !/^https?:\/\/\S+$/.test(value)) return 'Please enter a valid URL.';
  return null;
}

function numberError(element, value, least, most) {
  const pattern = element.is_decimal_allowed ? /^-?\d+(\.\d+)?$/ : /^-?\d+$/;
  if (!pattern.test(value)) return 'Please enter a valid number.';
  if (least != null && Number(value) < Number(least)) return `Please enter a number of at least ${least}.`;
  if (most != null && Number(value) > Number(most)) return `Please enter a number of at most ${most}.`;
  return null;
}
