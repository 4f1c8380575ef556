import { html } from '../../html.js';
import { splitEmoji } from '../../text/emoji.js';
import { wordsOf } from '../../text/mrkdwn-view.js';
import { useField } from '../field.js';

const labelOf = (text) =>
  splitEmoji(wordsOf(text))
    .map((part) => part.emoji ?? part)
    .join('');

/** One choice of a list, drawn as the browser's own select: it works with keyboard, touch and readers. */
export function StaticSelect({ block, element }) {
  const { value: held, set, question, attributes, isInput } = useField(block, element);
  const all = element.options ?? element.option_groups.flatMap((group) => group.options);
  // What was chosen may not be offered any more, once the app has edited the message.
  const value = all.find((option) => option.value === held?.value);
  const choose = (event) => set(all.find((option) => option.value === event.currentTarget.value) ?? null);
  const entries = (options) =>
    options.map(
      (o) => html`<option value=${o.value} selected=${o.value === value?.value}>${labelOf(o.text)}</option>`,
    );
  const canClear = isInput && block.optional;
  return html`<select class="select" ...${attributes} value=${value?.value ?? ''} onChange=${choose}>
    <option value="" disabled=${!canClear} selected=${!value}>${element.placeholder?.text ?? 'Choose an option'}</option>
    ${element.options && entries(element.options)}
    ${element.option_groups?.map(
      (group) => html`<optgroup label=${labelOf(group.label)}>${entries(group.options)}</optgroup>`,
    )}
  </select>${question}`;
}
