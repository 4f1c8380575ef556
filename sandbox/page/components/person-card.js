import { setDeactivated } from '../gestures/admin.js';
import { businessNow } from '../gestures/clock.js';
import { actAs } from '../gestures/session.js';
import { html } from '../html.js';
import { personOf } from '../store/people.js';
import { useStore } from '../store/store.js';
import { timeOfDay } from '../text/zoned-time.js';
import { Avatar } from './avatar.js';
import { Dialog } from './dialog.js';
import { Icon } from './icon.js';
import { StatusForm } from './status-form.js';
import { StatusWords } from './status-words.js';
import { Toasts } from './toasts.js';

/** Somebody's profile, and the levers of the sandbox that change it. */
export function PersonCard({ id, onClose }) {
  const person = useStore((state) => personOf(state.boot, id));
  const isMe = useStore((state) => state.as === id);
  const clock = useStore((state) => state.clock);
  const become = () => {
    onClose();
    actAs(id);
  };
  return html`<${Dialog} class="dialog dialog-person" label=${person.name} testId="person-card" isLight onCancel=${onClose}>
    <header class="person-head">
      <${Avatar} id=${id} name=${person.name} />
      <div class="who">
        <h2>${person.name}</h2>
        <small>${[person.title, person.handle && `@${person.handle}`].filter(Boolean).join(' · ')}</small>
      </div>
      ${person.isGuest && html`<span class="tag">Guest</span>`}
      ${person.isGone && html`<span class="tag">Deactivated</span>`}
      <button type="button" class="icon-button" aria-label="Close" onClick=${onClose}><${Icon} name="close" /></button>
    </header>
    <div class="person-body">
      <p class="person-time"><${Icon} name="clock" /> ${timeOfDay(businessNow({ clock }), person.tz)} in ${cityOf(person.tz)}</p>
      ${
        person.isGone
          ? html`<p class="person-note">Slack refuses to let this person in, and the app cannot write to them.</p>`
          : html`<${StatusWords} person=${person} /><${StatusForm} person=${person} />`
      }
    </div>
    <footer class="person-foot">
      <button
        type="button"
        class=${`button ${person.isGone ? '' : 'button-danger'}`}
        onClick=${() => setDeactivated(id, !person.isGone)}
      >${person.isGone ? 'Reactivate' : 'Deactivate'}</button>
      ${!isMe && !person.isGone && html`<button type="button" class="button button-primary" onClick=${become}>Act as ${person.name}</button>`}
    </footer>
    <${Toasts} />
  </>`;
}

const cityOf = (tz) => tz.split('/').at(-1).replaceAll('_', ' ');
