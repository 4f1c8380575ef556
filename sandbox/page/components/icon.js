import { html } from '../html.js';

const PATHS = {
  more: 'M5 10.5a.5.5 0 1 1 0-1 .5.5 0 0 1 0 1Zm5 0a.5.5 0 1 1 0-1 .5.5 0 0 1 0 1Zm5 0a.5.5 0 1 1 0-1 .5.5 0 0 1 0 1Z',
  close: 'm5 5 10 10M15 5 5 15',
  check: 'm4.5 10.5 3.5 3.5 7.5-8',
  alert: 'M10 6.5v4M10 13.5v.01M10 2.8 18 16.5H2L10 2.8Z',
  hash: 'M7.5 3.5 6 16.5M14 3.5l-1.5 13M3.5 7.5h14M2.5 12.5h14',
  home: 'M3.5 9 10 3.5 16.5 9v7.5h-4.5v-4.5h-4v4.5H3.5V9Z',
  menu: 'M3 5.5h14M3 10h14M3 14.5h14',
  search: 'M9 14.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11ZM13 13l4 4',
  send: 'M3.5 4 17 10 3.5 16l1.8-6-1.8-6Zm1.8 6H10',
  thread: 'M3.5 4.5h13v8.5H9L5.5 16v-3h-2V4.5Z',
  chevron: 'm5.5 8 4.5 4.5L14.5 8',
  back: 'm11.5 5-5 5 5 5',
  eye: 'M2 10s3-5 8-5 8 5 8 5-3 5-8 5-8-5-8-5Zm8 2.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4Z',
  clock: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14Zm0-11v4.2l2.8 1.8',
  sun: 'M10 13a3 3 0 1 0 0-6 3 3 0 0 0 0 6Zm0-10.5v1.7m0 11.6v1.7M2.5 10h1.7m11.6 0h1.7M4.7 4.7l1.2 1.2m8.2 8.2 1.2 1.2m0-10.6-1.2 1.2m-8.2 8.2-1.2 1.2',
  moon: 'M16.5 11.8A6.8 6.8 0 0 1 8.2 3.5a6.8 6.8 0 1 0 8.3 8.3Z',
  star: 'M10 3l2.1 4.5 4.9.6-3.6 3.4.9 4.9L10 14l-4.3 2.4.9-4.9L3 8.1l4.9-.6L10 3Z',
  box: 'M3 4.5h14V8H3V4.5Zm1.2 3.5v8h11.6V8M8 11h4',
  link: 'M8.5 11.5 12 8M9 6l1.8-1.8a3 3 0 0 1 4.3 4.3L13.3 10.3M11 14l-1.8 1.8a3 3 0 0 1-4.3-4.3l1.8-1.8',
  people:
    'M7.5 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM2 16.5c.4-3 2.6-4.5 5.5-4.5s5.1 1.5 5.5 4.5M13 4a3 3 0 0 1 0 5.4M15 12.4c1.7.6 2.8 1.9 3 4.1',
  megaphone: 'M3.5 8v4h3l7 3.5v-11L6.5 8h-3Zm13 .5v3M7 12v4h2v-3',
};

/** A line drawing that takes the colour of the text; decorative, so hidden from readers. */
export function Icon({ name }) {
  return html`<svg class="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false"><path d=${PATHS[name]} /></svg>`;
}
