import { openPerson } from '../gestures/people.js';
import { html } from '../html.js';
import { everybody } from '../store/people.js';
import { useStore } from '../store/store.js';
import { Avatar } from './avatar.js';
import { Dialog } from './dialog.js';
import { Icon } from './icon.js';
import { StatusEmoji } from './status-words.js';

/** Everybody of the workspace, those who were deactivated too; a press opens their card. */
export function PeopleList({ onClose }) {
  const boot = useStore((state) => state.boot);
  return html`<${Dialog} class="dialog dialog-people" label="People" testId="people" isLight onCancel=${onClose}>
    <header class="person-head">
      <h2 class="dialog-title">People</h2>
      <button type="button" class="icon-button" aria-label="Close" onClick=${onClose}><${Icon} name="close" /></button>
    </header>
    <ul class="people">
      ${everybody(boot).map(
        (person) => html`<li key=${person.id}><button
          type="button"
          class=${`menu-item menu-person ${person.isGone ? 'is-gone' : ''}`}
          data-testid=${`person-${person.id}`}
          onClick=${() => openPerson(person.id)}
        >
          <${Avatar} id=${person.id} name=${person.name} size="small" />
          <span class="who"><span>${person.name} <${StatusEmoji} person=${person} /></span><small>${person.title}</small></span>
          ${person.isGuest && html`<span class="tag">Guest</span>`}
          ${person.isGone && html`<span class="tag">Deactivated</span>`}
        </button></li>`,
      )}
    </ul>
  </>`;
}
