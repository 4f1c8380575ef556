import { openChannel } from '../gestures/channels.js';
import { openHome } from '../gestures/home.js';
import { openPanel } from '../gestures/threads.js';
import { html } from '../html.js';
import { change, useStore } from '../store/store.js';
import { ActAs } from './act-as.js';
import { Avatar } from './avatar.js';
import { Clock } from './clock.js';
import { Icon } from './icon.js';
import { ThemeSwitch } from './theme-switch.js';

/** Who one is, where one can go, and the levers of the sandbox: a customer's answer and the clock. */
export function Sidebar() {
  const boot = useStore((state) => state.boot);
  return html`<aside class="sidebar" aria-label="Workspace">
      <header class="sidebar-top">
        <img src="/icon.svg" alt="" width="28" height="28" />
        <div class="workspace-name"><strong>${boot.team.name}</strong><small>rNPS Loop sandbox</small></div>
        <${ThemeSwitch} />
      </header>
      <${ActAs} />
      <${Places} />
      <footer class="sidebar-levers" aria-label="Sandbox levers">
        <button type="button" class="lever" data-testid="customer-answers" onClick=${() => openPanel('answers')}>
          <${Icon} name="megaphone" /><span>A customer answers…</span>
        </button>
        <${Clock} />
      </footer>
    </aside>
    <div class="drawer-shade" onClick=${() => change({ drawer: false })}></div>`;
}

function Places() {
  const channels = useStore((state) => state.channels);
  const place = useStore((state) => state.place);
  const jump = () => change({ jump: true, drawer: false });
  return html`<nav class="places" aria-label="Channels" onKeyDown=${rove}>
    <button type="button" class="place place-jump" onClick=${jump}>
      <${Icon} name="search" /><span>Jump to…</span><kbd>Ctrl K</kbd>
    </button>
    <h2 class="places-title">Channels</h2>
    <ul>
      ${channels.filter((c) => !c.isIm).map((c) => html`<li key=${c.id}><${Place} channel=${c} place=${place} /></li>`)}
    </ul>
    <h2 class="places-title">App</h2>
    <ul>
      <li><button
        type="button"
        class="place"
        data-testid="home-tab"
        aria-current=${place?.kind === 'home' ? 'page' : undefined}
        onClick=${openHome}
      ><${Icon} name="home" /><span class="place-name">App Home</span></button></li>
      ${channels.filter((c) => c.isIm).map((c) => html`<li key=${c.id}><${Place} channel=${c} place=${place} /></li>`)}
    </ul>
  </nav>`;
}

function Place({ channel, place }) {
  const bot = useStore((state) => state.boot.bot);
  const isHere = place?.id === channel.id;
  const name = channel.isIm ? bot.name : channel.name;
  const badge = channel.unread > 0 && (channel.mention || channel.isIm);
  return html`<button
    type="button"
    class=${`place ${channel.unread ? 'is-unread' : ''} ${channel.isArchived ? 'is-archived' : ''}`}
    data-testid=${channel.isIm ? 'channel-dm' : `channel-${channel.name}`}
    aria-current=${isHere ? 'page' : undefined}
    onClick=${() => openChannel(channel.id)}
  >
    ${channel.isIm ? html`<${Avatar} name=${name} size="tiny" isApp />` : html`<${Icon} name=${channel.isArchived ? 'box' : 'hash'} />`}
    <span class="place-name">${name}</span>
    ${channel.isArchived && html`<span class="visually-hidden">, archived</span>`}
    ${badge && html`<span class="badge">${channel.unread > 99 ? '99+' : channel.unread}</span>`}
    ${channel.unread > 0 && html`<span class="visually-hidden">, ${channel.unread} unread</span>`}
    ${channel.unread > 0 && !badge && html`<span class="unread-dot" aria-hidden="true"></span>`}
  </button>`;
}

// Arrow keys walk the list; Tab still reaches every entry, as in any list of buttons.
function rove(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const entries = [...event.currentTarget.querySelectorAll('button')];
  const at = entries.indexOf(document.activeElement);
  entries[(at + step + entries.length) % entries.length].focus();
}
