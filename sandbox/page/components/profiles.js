import { html } from '../html.js';
import { change, useStore } from '../store/store.js';
import { PeopleList } from './people-list.js';
import { PersonCard } from './person-card.js';

/** The list of people, or one person's card, over everything else. */
export function Profiles() {
  const profile = useStore((state) => state.profile);
  const close = () => change({ profile: null });
  if (profile === null) return null;
  if (profile === 'everybody') return html`<${PeopleList} onClose=${close} />`;
  return html`<${PersonCard} key=${profile} id=${profile} onClose=${close} />`;
}
