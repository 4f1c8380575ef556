import { html } from '../../html.js';
import { useReading } from '../../text/reading.js';
import { fromWallClock, toWallClock } from '../../text/zoned-time.js';
import { useField } from '../field.js';

/** A day, a time of day, or both (in the acting person's time zone, as unix seconds to the app). */
export function DateInput({ block, element }) {
  const { value, set, attributes } = useField(block, element);
  const { tz } = useReading();
  if (element.type === 'datetimepicker') {
    const shown = value == null ? '' : toWallClock(value * 1000, tz);
    const pick = (local) => set(local ? Math.floor(fromWallClock(local, tz) / 1000) : null);
    return picker('datetime-local', shown, pick, attributes);
  }
  return picker(
    element.type === 'timepicker' ? 'time' : 'date',
    value ?? '',
    (v) => set(v || null),
    attributes,
  );
}

function picker(type, value, pick, attributes) {
  return html`<input
    ...${attributes}
    class="text-input date-input"
    type=${type}
    value=${value}
    onChange=${(event) => pick(event.currentTarget.value)}
  />`;
}
