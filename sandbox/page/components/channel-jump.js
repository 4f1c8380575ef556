import { useId, useState } from 'preact/hooks';
import { openChannel } from '../gestures/channels.js';
import { openHome } from '../gestures/home.js';
import { html } from '../html.js';
import { change, useStore } from '../store/store.js';
import { Dialog } from './dialog.js';

/** Ctrl/Cmd+K: type a few letters of where one wants to be. */
export function ChannelJump() {
  const id = useId();
  const channels = useStore((state) => state.channels);
  const bot = useStore((state) => state.boot.bot);
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const places = [
    ...channels.map((c) => ({
      label: c.isIm ? bot.name : `#${c.name}`,
      note: c.unread ? `${c.unread} unread` : '',
      go: () => openChannel(c.id),
    })),
    { label: 'App Home', note: '', go: openHome },
  ];
  const found = places.filter((place) => place.label.toLowerCase().includes(query.trim().toLowerCase()));
  const close = () => change({ jump: false });
  const go = (place) => {
    close();
    place?.go();
  };
  const key = (event) => {
    if (event.key === 'ArrowDown') setAt(Math.min(at + 1, found.length - 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0));
    else if (event.key === 'Enter') go(found[at]);
    else return;
    event.preventDefault();
  };
  return html`<${Dialog} class="dialog dialog-jump" label="Jump to a channel" testId="jump" isLight onCancel=${close}>
    <input
      class="jump-input"
      type="text"
      role="combobox"
      aria-expanded="true"
      aria-controls=${`${id}-list`}
      aria-activedescendant=${found.length ? `${id}-${at}` : undefined}
      aria-label="Jump to"
      placeholder="Jump to a channel…"
      autofocus
      value=${query}
      onInput=${(event) => {
        setQuery(event.currentTarget.value);
        setAt(0);
      }}
      onKeyDown=${key}
    />
    <ul class="jump-list" id=${`${id}-list`} role="listbox" aria-label="Places">
      ${found.map(
        (place, index) => html`<li
        id=${`${id}-${index}`}
        class=${`option ${index === at ? 'is-active' : ''}`}
        role="option"
        aria-selected=${index === at ? 'true' : 'false'}
        onClick=${() => go(place)}
      ><span>${place.label}</span><small>${place.note}</small></li>`,
      )}
      ${found.length === 0 && html`<li class="options-none">Nothing found</li>`}
    </ul>
  </>`;
}
