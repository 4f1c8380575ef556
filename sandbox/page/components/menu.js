import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { html } from '../html.js';
import { placeBy } from './place-by.js';

/**
 * A button with a popover menu in the browser's top layer, so that no scrolling box cuts it off. `trigger` gives
 * the button's attributes and content; `items` draws the entries, which must be buttons.
 */
export function MenuButton({ class: className, label, testId, content, menuLabel, role = 'menu', items }) {
  const id = useId();
  const button = useRef(null);
  const [open, setOpen] = useState(false);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  return html`<button
      ref=${button}
      type="button"
      class=${className}
      data-testid=${testId}
      aria-label=${label}
      aria-haspopup="menu"
      aria-expanded=${open ? 'true' : 'false'}
      aria-controls=${open ? id : undefined}
      onClick=${() => setOpen(!open)}
    >${content}</button>
    ${
      open &&
      html`<${Menu} id=${id} role=${role} label=${menuLabel ?? label} anchor=${button.current} onClose=${close}>
      ${items(close)}
    </>`
    }`;
}

function Menu({ id, role, label, anchor, onClose, children }) {
  const box = useRef(null);
  useLayoutEffect(() => {
    const menu = box.current;
    menu.showPopover();
    placeBy(menu, anchor.getBoundingClientRect());
    const start =
      menu.querySelector('[aria-checked=true], [aria-selected=true]') ?? menu.querySelector('button');
    start?.focus();
    const away = (event) => {
      if (!menu.contains(event.target) && !anchor.contains(event.target)) onClose();
    };
    document.addEventListener('pointerdown', away);
    return () => document.removeEventListener('pointerdown', away);
  }, []);
  const key = (event) => moveInMenu(event, box.current, onClose);
  return html`<div ref=${box} id=${id} popover="manual" class="menu" role=${role} aria-label=${label} onKeyDown=${key}>
    ${children}
  </div>`;
}

function moveInMenu(event, menu, onClose) {
  const entries = [...menu.querySelectorAll('button:not([disabled])')];
  const at = entries.indexOf(document.activeElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: entries.length - 1 }[event.key];
  if (event.key === 'Escape' || event.key === 'Tab') {
    event.preventDefault();
    event.stopPropagation();
    onClose();
  } else if (to !== undefined) {
    event.preventDefault();
    entries.at(to % entries.length)?.focus();
  }
}
