import { confirmable, element, focusable, placeholder } from './element-fields';
import { LIMITS } from './limits';
import { type Check, either, flag, isObject, list, object, oneOf, text, whole } from './schema';
import { option, optionGroup } from './text-objects';

type Options = { options?: unknown[]; option_groups?: { options?: unknown[] }[] };
type Initial = { initial_option?: unknown; initial_options?: unknown[] };

/** What is selected at first must be one of the options, to the letter. */
const initialAmongOptions: Check = (value, at, { fail }) => {
  const {
    options = [],
    option_groups: groups = [],
    initial_option: one,
    initial_options: some = [],
  } = value as Options & Initial;
  const offered = [...options, ...groups.flatMap((g) => g.options ?? [])].map(fingerprint);
  for (const chosen of one === undefined ? some : [one, ...some]) {
    if (!offered.includes(fingerprint(chosen))) fail('initial option must be one of the options', at);
  }
};

function fingerprint(value: unknown): string {
  if (!isObject(value)) return '';
  return JSON.stringify([value.value, isObject(value.text) ? value.text.text : null]);
}

const ids = list(text(), undefined, 0);
const several = { max_selected_items: whole(1, 10_000) };
const select = { ...confirmable, ...focusable, ...placeholder };
const offered = {
  options: list(option('menu'), LIMITS.selectOptions),
  option_groups: list(optionGroup, LIMITS.optionGroups),
};
const one = { initial_option: option('menu') };
const some = { ...several, initial_options: list(option('menu')) };
const typeAhead = { min_query_length: whole(0, 255) };
const filter = {
  filter: object({
    optional: {
      include: list(oneOf('im', 'mpim', 'private', 'public')),
      exclude_external_shared_channels: flag,
      exclude_bot_users: flag,
    },
  }),
  default_to_current_conversation: flag,
};
const responding = { response_url_enabled: flag };
const byOptions = [either('options', 'option_groups'), initialAmongOptions];

/** Elements from which a person chooses. */
export const CHOICE_ELEMENTS: Record<string, Check> = {
  checkboxes: element(
    { options: list(option('group'), LIMITS.checkboxOptions) },
    { ...confirmable, ...focusable, initial_options: list(option('group')) },
    initialAmongOptions,
  ),
  radio_buttons: element(
    { options: list(option('group'), LIMITS.radioOptions) },
    { ...confirmable, ...focusable, initial_option: option('group') },
    initialAmongOptions,
  ),
  overflow: element({ options: list(option('overflow'), LIMITS.overflowOptions) }, confirmable),
  static_select: element({}, { ...select, ...offered, ...one }, ...byOptions),
  multi_static_select: element({}, { ...select, ...offered, ...some }, ...byOptions),
  external_select: element({}, { ...select, ...typeAhead, ...one }),
  multi_external_select: element({}, { ...select, ...typeAhead, ...some }),
  users_select: element({}, { ...select, initial_user: text() }),
  multi_users_select: element({}, { ...select, ...several, initial_users: ids }),
  channels_select: element({}, { ...select, ...responding, initial_channel: text() }),
  multi_channels_select: element({}, { ...select, ...several, initial_channels: ids }),
  conversations_select: element({}, { ...select, ...filter, ...responding, initial_conversation: text() }),
  multi_conversations_select: element({}, { ...select, ...filter, ...several, initial_conversations: ids }),
};
