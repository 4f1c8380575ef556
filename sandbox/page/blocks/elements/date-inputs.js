import { useEffect, useRef, useState } from 'preact/hooks';
import { html } from '../../html.js';
import { useReading } from '../../text/reading.js';
import { fromWallClock, toWallClock } from '../../text/zoned-time.js';
import { useField } from '../field.js';

/** The browser calls every keystroke that makes a valid date a change; one is sent when the typing has paused. */
const TYPING_MS = 700;

/** A day, a time of day, or both (in the acting person's time zone, as unix seconds to the app). */
export function DateInput({ block, element }) {
  const { value, set, question, dispatches, attributes } = useField(block, element);
  const { tz } = useReading();
  const hasTime = element.type === 'datetimepicker';
  const shown = !hasTime ? (value ?? '') : value == null ? '' : toWallClock(value * 1000, tz);
  const settle = (local) =>
    set(hasTime ? (local ? Math.floor(fromWallClock(local, tz) / 1000) : null) : local || null);
  const typed = useDraft(shown, settle, dispatches);
  return html`<input
      ...${attributes}
      class="text-input date-input"
      type=${{ datetimepicker: 'datetime-local', timepicker: 'time', datepicker: 'date' }[element.type]}
      ...${typed}
    />${question}`;
}

// Until it is settled (a pause, Enter, or leaving the field) the entry is a draft that nobody hears of.
function useDraft(shown, settle, dispatches) {
  const [draft, setDraft] = useState(null);
  const timer = useRef(null);
  useEffect(() => () => clearTimeout(timer.current), []);
  const finish = (next) => {
    clearTimeout(timer.current);
    setDraft(null);
    if (next !== null && next !== shown) settle(next);
  };
  if (!dispatches) return { value: shown, onChange: (event) => settle(event.currentTarget.value) };
  return {
    value: draft ?? shown,
    onInput: (event) => {
      const next = event.currentTarget.value;
      setDraft(next);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => finish(next), TYPING_MS);
    },
    onBlur: () => finish(draft),
    onKeyDown: (event) => {
      if (event.key === 'Enter') finish(draft);
    },
  };
}
