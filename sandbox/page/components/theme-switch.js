import { useState } from 'preact/hooks';
import { html } from '../html.js';
import { remember, remembered } from '../store/remembered.js';
import { Icon } from './icon.js';

const isDark = () => {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
};

/** Light or dark; until it is pressed, the system's own setting holds. */
export function ThemeSwitch() {
  const [, redraw] = useState(remembered('theme'));
  const next = isDark() ? 'light' : 'dark';
  const flip = () => {
    document.documentElement.dataset.theme = next;
    remember('theme', next);
    redraw(next);
  };
  return html`<button type="button" class="icon-button" data-testid="theme" aria-label=${`Switch to ${next} theme`} onClick=${flip}>
    <${Icon} name=${next === 'dark' ? 'moon' : 'sun'} />
  </button>`;
}
