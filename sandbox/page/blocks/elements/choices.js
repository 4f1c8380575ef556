import { useId } from 'preact/hooks';
import { html } from '../../html.js';
import { TextObject } from '../../text/mrkdwn-view.js';
import { useField } from '../field.js';

/** Radio buttons and checkboxes: a named group of the browser's own controls. */
export function Choices({ block, element }) {
  const { value, set, question, attributes, labelId } = useField(block, element);
  const many = element.type === 'checkboxes';
  const isOn = (option) =>
    many ? value.some((o) => o.value === option.value) : value?.value === option.value;
  const toggle = (option) => {
    if (!many) return set(option);
    return set(isOn(option) ? value.filter((o) => o.value !== option.value) : [...value, option]);
  };
  const { id, 'aria-label': label, ...rest } = attributes;
  const name = useId();
  return html`<div
    id=${id}
    class="choices"
    role=${many ? 'group' : 'radiogroup'}
    aria-labelledby=${labelId}
    aria-label=${label}
    tabindex="-1"
    ...${rest}
  >
    ${element.options.map(
      (option) => html`<label class="choice">
        <input
          type=${many ? 'checkbox' : 'radio'}
          name=${name}
          value=${option.value}
          checked=${isOn(option)}
          onChange=${() => toggle(option)}
        />
        <span><${TextObject} text=${option.text} />
          ${option.description && html`<small class="choice-note"><${TextObject} text=${option.description} /></small>`}
        </span>
      </label>`,
    )}
    ${question}
  </div>`;
}
