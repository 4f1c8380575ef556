import { openChannel } from '../gestures/channels.js';
import { openHome } from '../gestures/home.js';
import { html } from '../html.js';
import { personOf } from '../store/people.js';
import { change, useStore } from '../store/store.js';
import { Avatar } from './avatar.js';
import { ChannelBanner } from './channel-banner.js';
import { ChannelMenu } from './channel-menu.js';
import { Composer } from './composer.js';
import { HomeTab } from './home-tab.js';
import { Icon } from './icon.js';
import { MessageList } from './message-list.js';
import { StoryHint } from './story-hint.js';

/** The middle of the page: a channel, a conversation, or the app's Home. */
export function MainColumn() {
  const place = useStore((state) => state.place);
  const channels = useStore((state) => state.channels);
  const boot = useStore((state) => state.boot);
  const connected = useStore((state) => state.connected);
  const channel = channels.find((c) => c.id === place?.id);
  const isApp = place?.kind === 'home' || channel?.isIm;
  const name = isApp ? boot.bot.name : channel ? `#${channel.name}` : '';
  const about = boot.channels.find((c) => c.id === channel?.id);
  return html`<main id="main" class="main" tabindex="-1">
    <header class="main-head">
      <button type="button" class="icon-button menu-button" aria-label="Open the sidebar" onClick=${() => change({ drawer: true })}>
        <${Icon} name="menu" />
      </button>
      <div class="main-title">
        <h1>${name}</h1>
        ${!isApp && about && html`<p class="topic">${about.topic || `${about.memberIds.length} people`}</p>`}
      </div>
      ${isApp && html`<${AppTabs} isHome=${place.kind === 'home'} />`}
      ${!isApp && channel && html`<${ChannelMenu} key=${channel.id} channel=${channel} />`}
      <${Who} />
    </header>
    ${!connected && html`<p class="lost" role="status">The connection to the sandbox was lost. Reconnecting…</p>`}
    ${!isApp && channel && html`<${ChannelBanner} channel=${channel} />`}
    <${StoryHint} />
    ${place?.kind === 'home' && html`<${HomeTab} />`}
    ${
      channel &&
      html`<${MessageList} key=${channel.id} channel=${channel.id} name=${name} unread=${place.unread} />
      ${!channel.isArchived && html`<${Composer} key=${`c-${channel.id}`} channel=${channel.id} label=${`Message ${name}`} testId="composer" />`}`
    }
    ${!place && html`<div class="scroll-frame"></div>`}
    ${place?.kind === 'empty' && html`<p class="beginning">This person is in no channel.</p>`}
  </main>`;
}

// On a narrow screen the sidebar is away: the face says as whom one acts, and leads to it.
function Who() {
  const me = useStore((state) => personOf(state.boot, state.as));
  return html`<button
    type="button"
    class="icon-button main-who"
    aria-label=${`Acting as ${me.name}`}
    onClick=${() => change({ drawer: true })}
  ><${Avatar} id=${me.id} name=${me.name} size="small" /></button>`;
}

function AppTabs({ isHome }) {
  const talk = useStore((state) => state.channels.find((channel) => channel.isIm));
  return html`<nav class="tabs" aria-label="App">
    <button type="button" class="tab" aria-current=${isHome ? 'page' : undefined} onClick=${openHome}>Home</button>
    ${
      talk &&
      html`<button type="button" class="tab" aria-current=${isHome ? undefined : 'page'} onClick=${() => openChannel(talk.id)}>
      Messages
    </button>`
    }
  </nav>`;
}
