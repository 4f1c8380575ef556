import { html } from '../html.js';

const SHADES = 10;

const initials = (name) => {
  const words = name.split(/\s+/).filter(Boolean);
  return [words[0], words.length > 1 ? words.at(-1) : ''].map((word) => [...(word ?? '')][0] ?? '').join('');
};

const shadeOf = (id) => [...id].reduce((sum, char) => (sum * 31 + char.codePointAt(0)) % 9973, 7) % SHADES;

/** Initials on a colour of one's own; decorative, since the name always stands beside it. */
export function Avatar({ id, name, size = 'normal', isApp = false }) {
  if (isApp) return html`<img class=${`avatar avatar-${size} avatar-app`} src="/icon.svg" alt="" />`;
  return html`<span class=${`avatar avatar-${size} shade-${shadeOf(id ?? name)}`} aria-hidden="true">${initials(name)}</span>`;
}
