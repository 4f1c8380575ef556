import { html } from '../../html.js';
import { useField } from '../field.js';

const MODES = {
  number_input: { inputmode: 'decimal' },
  email_text_input: { type: 'email', autocomplete: 'off' },
  url_text_input: { type: 'url' },
};

/** Text on one line or several, and Slack's number, e-mail and address inputs. */
export function TextInput({ block, element }) {
  const { value, set, tell, dispatches, attributes } = useField(block, element);
  const triggers = element.dispatch_action_config?.trigger_actions_on ?? ['on_enter_pressed'];
  const type = (event) => {
    set(event.currentTarget.value || null, {
      dispatch: dispatches && triggers.includes('on_character_entered'),
    });
  };
  const key = (event) => {
    if (event.key !== 'Enter' || element.multiline || !dispatches) return;
    event.preventDefault();
    if (triggers.includes('on_enter_pressed')) tell(value);
  };
  const shared = {
    ...attributes,
    class: 'text-input',
    value: value ?? '',
    placeholder: element.placeholder?.text,
    maxlength: element.max_length,
    dir: 'auto',
    autofocus: element.focus_on_load,
    onInput: type,
    onKeyDown: key,
  };
  if (element.multiline) return html`<textarea rows="4" ...${shared}></textarea>`;
  return html`<input type="text" ...${shared} ...${MODES[element.type] ?? {}} />`;
}
