import { html } from '../../html.js';
import { Placeholder } from '../placeholder.js';
import { ButtonElement } from './button.js';
import { Choices } from './choices.js';
import { DateInput } from './date-inputs.js';
import { ImageElement } from './image-element.js';
import { OverflowElement } from './overflow.js';
import { IdSelect, OptionSelect } from './searched-select.js';
import { StaticSelect } from './static-select.js';
import { TextInput } from './text-input.js';

const ELEMENTS = {
  button: ButtonElement,
  overflow: OverflowElement,
  image: ImageElement,
  plain_text_input: TextInput,
  number_input: TextInput,
  email_text_input: TextInput,
  url_text_input: TextInput,
  static_select: StaticSelect,
  multi_static_select: OptionSelect,
  external_select: OptionSelect,
  multi_external_select: OptionSelect,
  users_select: IdSelect,
  multi_users_select: IdSelect,
  conversations_select: IdSelect,
  multi_conversations_select: IdSelect,
  channels_select: IdSelect,
  multi_channels_select: IdSelect,
  radio_buttons: Choices,
  checkboxes: Choices,
  datepicker: DateInput,
  timepicker: DateInput,
  datetimepicker: DateInput,
};

/** Draws one interactive element of a block, or says that it cannot. */
export function BlockElement({ block, element }) {
  const Drawing = ELEMENTS[element.type];
  if (!Drawing) return html`<${Placeholder} what="Element" type=${element.type} />`;
  return html`<${Drawing} block=${block} element=${element} />`;
}
