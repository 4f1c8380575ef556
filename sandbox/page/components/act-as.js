import { openPerson } from '../gestures/people.js';
import { actAs } from '../gestures/session.js';
import { html } from '../html.js';
import { actors, personOf } from '../store/people.js';
import { useStore } from '../store/store.js';
import { Avatar } from './avatar.js';
import { Icon } from './icon.js';
import { MenuButton } from './menu.js';
import { StatusEmoji } from './status-words.js';

const roleOf = (person) => (person.isGuest ? 'Guest' : person.title);

/** Who am I: one press to become somebody else of the workspace. */
export function ActAs() {
  const boot = useStore((state) => state.boot);
  const as = useStore((state) => state.as);
  const me = personOf(boot, as);
  const content = html`<${Avatar} id=${me.id} name=${me.name} />
    <span class="who"><small>Acting as</small><strong>${me.name} <${StatusEmoji} person=${me} /></strong><small class="who-role">${roleOf(me)}</small></span>
    <${Icon} name="chevron" />`;
  const items = (close) => html`
    ${actors(boot).map((person) => html`<${Someone} person=${person} isMe=${person.id === as} close=${close} />`)}
    <button
      type="button"
      role="menuitem"
      class="menu-item menu-more"
      data-testid="people-open"
      onClick=${() => {
        close();
        openPerson('everybody');
      }}
    ><${Icon} name="people" /> Status and accounts…</button>`;
  return html`<div class="act-as">
    <${MenuButton}
      class="act-as-button"
      testId="act-as"
      label=${`Acting as ${me.name}, ${roleOf(me)}. Change person`}
      menuLabel="Act as"
      content=${content}
      items=${items}
    />
  </div>`;
}

function Someone({ person, isMe, close }) {
  const choose = () => {
    close();
    if (!isMe) actAs(person.id);
  };
  return html`<button
    type="button"
    role="menuitemradio"
    class="menu-item menu-person"
    aria-checked=${isMe ? 'true' : 'false'}
    data-testid=${`act-as-${person.id}`}
    onClick=${choose}
  >
    <${Avatar} id=${person.id} name=${person.name} size="small" />
    <span class="who"><span>${person.name} <${StatusEmoji} person=${person} /></span><small>${person.title}</small></span>
    ${person.isGuest && html`<span class="tag">Guest</span>`}
    ${isMe && html`<${Icon} name="check" />`}
  </button>`;
}
