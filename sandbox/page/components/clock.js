import { useState } from 'preact/hooks';
import { businessNow, clockWords, moveClock, untilMorning } from '../gestures/clock.js';
import { finishStep } from '../gestures/story.js';
import { html } from '../html.js';
import { useStore } from '../store/store.js';
import { useReading } from '../text/reading.js';
import { Icon } from './icon.js';
import { useMinute } from './use-minute.js';

const MINUTE_MS = 60_000;

/** The business clock, and the buttons that move it ahead so that reminders fall due. */
export function Clock() {
  const clock = useStore((state) => state.clock);
  const { tz } = useReading();
  const [moving, setMoving] = useState(false);
  useMinute();
  const now = businessNow({ clock });
  const move = async (advance) => {
    setMoving(true);
    const reply = await moveClock(advance);
    if (reply?.ok) finishStep('clock');
    setMoving(false);
  };
  const button = (testId, label, advance) => html`<button
    type="button"
    class="button button-small"
    data-testid=${testId}
    disabled=${moving}
    onClick=${() => move(advance())}
  >${label}</button>`;
  return html`<section class="clock" aria-label="Business clock">
    <div class="clock-face">
      <${Icon} name="clock" />
      <div><strong data-testid="clock-now">${clockWords(now, tz)}</strong><small>${ahead(clock, tz)}</small></div>
    </div>
    <div class="clock-buttons">
      ${button('clock-hour', '+1 hour', () => 'PT1H')}
      ${button('clock-day', '+1 day', () => 'P1D')}
      ${button('clock-morning', 'Next 9 AM', untilMorning)}
    </div>
  </section>`;
}

function ahead(clock, tz) {
  const city = tz.split('/').at(-1).replaceAll('_', ' ');
  const minutes = Math.round((Date.parse(clock.business) - Date.parse(clock.real)) / MINUTE_MS);
  if (minutes < 1) return `${city} time`;
  const parts = [
    [Math.floor(minutes / 1440), 'd'],
    [Math.floor(minutes / 60) % 24, 'h'],
    [minutes % 60, 'min'],
  ].filter(([count]) => count > 0);
  const words = parts.slice(0, 2).map(([count, unit]) => `${count} ${unit}`);
  return `${city} time, ${words.join(' ')} ahead`;
}
