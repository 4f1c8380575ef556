import { useEffect, useMemo } from 'preact/hooks';
import { openChannel } from '../gestures/channels.js';
import { businessNow } from '../gestures/clock.js';
import { openPerson } from '../gestures/people.js';
import { closePanel, openPermalink } from '../gestures/threads.js';
import { html } from '../html.js';
import { change, getState, useStore } from '../store/store.js';
import { Reading } from '../text/reading.js';
import { AnswersPanel } from './answers-panel.js';
import { CanvasPanel } from './canvas-panel.js';
import { ChannelJump } from './channel-jump.js';
import { MainColumn } from './main-column.js';
import { ModalHost } from './modal-host.js';
import { Profiles } from './profiles.js';
import { Sidebar } from './sidebar.js';
import { ThreadPanel } from './thread-panel.js';
import { Toasts } from './toasts.js';
import { useMinute } from './use-minute.js';

const STEP_MS = 10_000;

/** The whole page: sidebar, the place one looks at, a side panel, and what floats above them. */
export function App() {
  const ready = useStore((state) => Boolean(state.boot && state.as));
  useEffect(listenToKeys, []);
  return ready ? html`<${Workspace} />` : html`<${Opening} />`;
}

function Opening() {
  const failed = useStore((state) => state.failed);
  return html`<main class="opening">
    <img src="/icon.svg" alt="" width="56" height="56" />
    <p role="status">${failed ? `${failed} Trying again…` : 'Opening the workspace…'}</p>
  </main>`;
}

function Workspace() {
  const panel = useStore((state) => state.panel);
  const drawer = useStore((state) => state.drawer);
  // Under an open dialog everything else is inert, so the notices move into the dialog.
  const covered = useStore((state) => state.modals.length > 0 || state.profile !== null);
  const jump = useStore((state) => state.jump);
  const announcement = useStore((state) => state.announcement);
  return html`<${Reading.Provider} value=${useReader()}>
    <a class="skip-link" href="#main">Skip to messages</a>
    <div class=${`app ${panel ? 'has-panel' : ''} ${panel === 'canvas' ? 'has-canvas' : ''} ${drawer ? 'has-drawer' : ''}`}>
      <${Sidebar} />
      <${MainColumn} />
      ${panel === 'thread' && html`<${ThreadPanel} />`}
      ${panel === 'answers' && html`<${AnswersPanel} />`}
      ${panel === 'canvas' && html`<${CanvasPanel} />`}
    </div>
    <${ModalHost} />
    ${jump && html`<${ChannelJump} />`}
    <${Profiles} />
    ${!covered && html`<${Toasts} />`}
    <div class="visually-hidden" aria-live="polite">${announcement}</div>
  </>`;
}

// Date tokens are business time, so "today" follows the business clock, not the wall.
function useReader() {
  const boot = useStore((state) => state.boot);
  const as = useStore((state) => state.as);
  const clock = useStore((state) => state.clock);
  useMinute();
  const nowMs = Math.floor(businessNow({ clock }) / STEP_MS) * STEP_MS;
  const reader = () => ({
    as,
    tz: boot.people.get(as)?.tz ?? 'UTC',
    nowMs,
    isSomebody: (id) => id !== boot.bot.id && boot.people.has(id),
    openPerson,
    nameOf: (id) => (id === boot.bot.id ? boot.bot.name : boot.people.get(id)?.name),
    channelName: (id) => boot.channels.find((channel) => channel.id === id)?.name,
    openChannel,
    openLink: openPermalink,
  });
  return useMemo(reader, [boot, as, nowMs]);
}

function listenToKeys() {
  const key = (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
      event.preventDefault();
      if (getState().boot) change({ jump: true });
    } else if (event.key === 'Escape' && !event.defaultPrevented && !document.querySelector('dialog[open]')) {
      const { drawer, panel } = getState();
      if (drawer) change({ drawer: false });
      else if (panel) closePanel();
    }
  };
  addEventListener('keydown', key);
  return () => removeEventListener('keydown', key);
}
