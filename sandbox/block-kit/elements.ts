import { CHOICE_ELEMENTS } from './choice-elements';
import { confirmable, element } from './element-fields';
import { INPUT_ELEMENTS } from './input-elements';
import { LIMITS } from './limits';
import { anything, type Check, either, list, object, oneOf, text } from './schema';
import { plain, slackFile } from './text-objects';

const label = { accessibility_label: text(LIMITS.accessibilityLabel) };
const style = { style: oneOf('primary', 'danger') };
const opinion = object({
  required: { text: plain(LIMITS.buttonText), value: text(LIMITS.buttonValue) },
  optional: label,
});

/** Every element of Block Kit with the fields that Slack takes. */
export const ELEMENTS: Record<string, Check> = {
  ...CHOICE_ELEMENTS,
  ...INPUT_ELEMENTS,
  button: element(
    { text: plain(LIMITS.buttonText) },
    { ...confirmable, ...style, ...label, url: text(LIMITS.buttonUrl), value: text(LIMITS.buttonValue) },
  ),
  workflow_button: element({ text: plain(LIMITS.buttonText), workflow: anything }, { ...style, ...label }),
  icon_button: element(
    { icon: text(), text: plain(LIMITS.buttonText) },
    { ...confirmable, ...label, value: text(LIMITS.buttonValue), visible_to_user_ids: list(text()) },
  ),
  feedback_buttons: element({ positive_button: opinion, negative_button: opinion }, {}),
  image: object(
    {
      required: { type: text(), alt_text: text(LIMITS.imageAlt) },
      optional: { image_url: text(LIMITS.imageUrl), slack_file: slackFile },
    },
    either('image_url', 'slack_file'),
  ),
};

const SELECTS = [
  'static_select',
  'external_select',
  'users_select',
  'conversations_select',
  'channels_select',
];
const CHOSEN = [
  'checkboxes',
  'radio_buttons',
  'datepicker',
  'timepicker',
  ...SELECTS,
  ...SELECTS.map((name) => `multi_${name}`),
];

/** Which elements stand in which block (the blocks' own pages at docs.slack.dev). */
export const IN_SECTION = ['button', 'overflow', 'image', 'workflow_button', ...CHOSEN];
export const IN_ACTIONS = [
  'button',
  'overflow',
  'datetimepicker',
  'workflow_button',
  'rich_text_input',
  ...CHOSEN,
];
export const IN_INPUT = [
  'plain_text_input',
  'email_text_input',
  'url_text_input',
  'number_input',
  'rich_text_input',
  'datetimepicker',
  ...CHOSEN,
];
