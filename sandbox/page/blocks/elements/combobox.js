import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '../../components/icon.js';
import { placeBy } from '../../components/place-by.js';
import { html } from '../../html.js';

/**
 * A list to search in, for one or several choices. `find(query)` gives `[{key, label, note}]` (or a promise of
 * them); `chosen` are the entries picked so far; `onChange` gets the new ones, none when a single choice is cleared.
 */
export function Combobox({ attributes, many, canClear, chosen, find, onChange, placeholder, limit = 100 }) {
  const id = useId();
  const [query, setQuery] = useState('');
  const [open, setOpen] = useState(false);
  const [found, setFound] = useState([]);
  const [at, setAt] = useState(0);
  const box = useRef(null);
  const input = useRef(null);
  useEffect(() => {
    if (!open) return;
    let current = true;
    Promise.resolve(find(query)).then((entries) => {
      if (!current) return;
      const listed = entries.slice(0, limit);
      setFound(listed);
      // With nothing typed one starts from what is chosen, as in any list.
      const chosenAt = many || query ? -1 : listed.findIndex((entry) => entry.key === chosen[0]?.key);
      setAt(Math.max(chosenAt, 0));
    });
    return () => {
      current = false;
    };
  }, [open, query]);
  useEffect(() => {
    document.getElementById(`${id}-${at}`)?.scrollIntoView({ block: 'nearest' });
  }, [at]);

  const has = (entry) => chosen.some((other) => other.key === entry.key);
  const drop = (entry) => onChange(chosen.filter((other) => other.key !== entry.key));
  const pick = (entry) => {
    setQuery('');
    if (!many) {
      setOpen(false);
      onChange([entry]);
    } else if (has(entry)) drop(entry);
    else onChange([...chosen, entry]);
    input.current.focus();
  };
  // Nothing is typed, and what shows is the choice itself: the key takes that away.
  const erases = query === '' && chosen.length > 0 && (many || (canClear && !open));
  const key = (event) => {
    if (event.key === 'Escape' && open) setOpen(false);
    else if (event.key === 'ArrowDown' && open) setAt(Math.min(at + 1, found.length - 1));
    else if (event.key === 'ArrowDown') setOpen(true);
    else if (event.key === 'ArrowUp' && open) setAt(Math.max(at - 1, 0));
    else if (event.key === 'Enter' && open && found[at]) pick(found[at]);
    else if ((event.key === 'Backspace' || event.key === 'Delete') && erases) drop(chosen.at(-1));
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const close = () => {
    setOpen(false);
    setQuery('');
  };
  const shown = open || many ? query : (chosen[0]?.label ?? '');
  const hint = open && !many && chosen.length ? chosen[0].label : placeholder;
  return html`<div class="combobox" ref=${box}>
    ${many && chosen.map((entry) => html`<${Chip} entry=${entry} onDrop=${() => drop(entry)} />`)}
    <input
      ref=${input}
      ...${attributes}
      class="combobox-input"
      type="text"
      role="combobox"
      autocomplete="off"
      aria-expanded=${open ? 'true' : 'false'}
      aria-controls=${`${id}-list`}
      aria-activedescendant=${open && found.length ? `${id}-${at}` : undefined}
      placeholder=${many && chosen.length ? '' : hint}
      value=${shown}
      onFocus=${(event) => event.currentTarget.select()}
      onInput=${(event) => {
        setQuery(event.currentTarget.value);
        setOpen(true);
      }}
      onClick=${() => setOpen(true)}
      onBlur=${close}
      onKeyDown=${key}
    />
    ${!many && html`<${Icon} name="chevron" />`}
    ${open && html`<${Options} id=${id} anchor=${box} found=${found} at=${at} has=${has} many=${many} onPick=${pick} />`}
  </div>`;
}

function Chip({ entry, onDrop }) {
  return html`<span class="chip">${entry.label}
    <button type="button" class="chip-drop" aria-label=${`Remove ${entry.label}`} onClick=${onDrop}><${Icon} name="close" /></button>
  </span>`;
}

function Options({ id, anchor, found, at, has, many, onPick }) {
  const list = useRef(null);
  // In the browser's top layer: a short form would cut the list off.
  useLayoutEffect(() => list.current.showPopover(), []);
  useLayoutEffect(
    () => placeBy(list.current, anchor.current.getBoundingClientRect(), { sameWidth: true }),
    [found],
  );
  // Pressing must not take the focus from the input: its blur closes the list before the click arrives.
  const hold = (event) => event.preventDefault();
  return html`<ul
    ref=${list}
    id=${`${id}-list`}
    class="options"
    popover="manual"
    role="listbox"
    aria-multiselectable=${many ? 'true' : undefined}
    onMouseDown=${hold}
  >
    ${found.length === 0 && html`<li class="options-none">Nothing found</li>`}
    ${found.map(
      (entry, index) => html`<li
        id=${`${id}-${index}`}
        class=${`option ${index === at ? 'is-active' : ''}`}
        role="option"
        aria-selected=${has(entry) ? 'true' : 'false'}
        onClick=${() => onPick(entry)}
      ><span>${entry.label}${entry.note && html`<small>${entry.note}</small>`}</span>
        ${has(entry) && html`<${Icon} name="check" />`}
      </li>`,
    )}
  </ul>`;
}
