import { useId, useRef, useState } from 'preact/hooks';
import { withFiles } from '../gestures/files.js';
import { say } from '../gestures/talk.js';
import { html } from '../html.js';
import { useStore } from '../store/store.js';
import { completionsFor } from './completions.js';
import { Icon } from './icon.js';
import { AttachButton, WaitingFiles } from './waiting-files.js';

const MAX_ROWS_PX = 200;

/** Where one writes: messages, and slash commands with their words completed. Enter sends, Shift+Enter breaks. */
export function Composer({ channel, threadTs, label, testId }) {
  const commands = useStore((state) => state.boot.commands);
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const [hidden, setHidden] = useState(false);
  const [files, setFiles] = useState([]);
  const [busy, setBusy] = useState(false);
  const input = useRef(null);
  const id = useId();
  const found = hidden || threadTs ? [] : completionsFor(commands, text);

  const write = (next) => {
    setText(next);
    setAt(0);
    setHidden(false);
    requestAnimationFrame(() => fit(input.current));
  };
  const submit = async () => {
    if ((!text.trim() && files.length === 0) || busy) return;
    setBusy(true);
    const taken = await say(channel, text.trim(), { threadTs, files });
    setBusy(false);
    if (taken) {
      write('');
      setFiles([]);
    }
    input.current?.focus();
  };
  const attach = (added) => setFiles(withFiles(files, added));
  // Without this the browser would open the file in place of the page.
  const over = (event) => event.preventDefault();
  const drop = (event) => {
    event.preventDefault();
    attach([...event.dataTransfer.files]);
  };
  const take = (entry) => {
    write(entry.insert);
    input.current.focus();
  };
  const key = (event) => {
    if (event.isComposing) return;
    const isExact = found[at]?.insert.trim() === text.trim();
    if (found.length && event.key === 'ArrowDown') setAt((at + 1) % found.length);
    else if (found.length && event.key === 'ArrowUp') setAt((at - 1 + found.length) % found.length);
    else if (found.length && event.key === 'Escape') setHidden(true);
    else if (found.length && (event.key === 'Tab' || (event.key === 'Enter' && !event.shiftKey && !isExact)))
      take(found[at]);
    else if (event.key === 'Enter' && !event.shiftKey) submit();
    else return;
    event.preventDefault();
  };
  return html`<form class="composer" onDragOver=${over} onDrop=${drop} onSubmit=${(event) => {
    event.preventDefault();
    submit();
  }}>
    ${found.length > 0 && html`<${Completions} id=${id} found=${found} at=${at} onTake=${take} />`}
    <${WaitingFiles} files=${files} onRemove=${(at) => setFiles(files.filter((_, i) => i !== at))} />
    <div class="composer-box">
      <textarea
        ref=${input}
        data-testid=${testId}
        rows="1"
        aria-label=${label}
        placeholder=${label}
        role="combobox"
        aria-expanded=${found.length > 0 ? 'true' : 'false'}
        aria-controls=${`${id}-list`}
        aria-activedescendant=${found.length ? `${id}-${at}` : undefined}
        dir="auto"
        value=${text}
        onInput=${(event) => write(event.currentTarget.value)}
        onKeyDown=${key}
      ></textarea>
      <${AttachButton} onFiles=${attach} />
      ${!threadTs && html`<button type="button" class="icon-button slash-button" aria-label="Slash command" title="Slash command" onClick=${() => take({ insert: '/' })}>/</button>`}
      <button type="submit" class=${`send-button ${busy ? 'is-waiting' : ''}`} aria-label="Send" disabled=${!text.trim() && files.length === 0}>
        <${Icon} name="send" />
      </button>
    </div>
  </form>`;
}

function fit(area) {
  if (!area) return;
  area.style.height = 'auto';
  area.style.height = `${Math.min(area.scrollHeight, MAX_ROWS_PX)}px`;
}

function Completions({ id, found, at, onTake }) {
  const hold = (event) => event.preventDefault();
  return html`<ul class="completions" id=${`${id}-list`} role="listbox" aria-label="Commands" onMouseDown=${hold}>
    ${found.map(
      (entry, index) => html`<li
      id=${`${id}-${index}`}
      class=${`option ${index === at ? 'is-active' : ''}`}
      role="option"
      aria-selected=${index === at ? 'true' : 'false'}
      onClick=${() => onTake(entry)}
    ><span><strong>${entry.label}</strong>${entry.note && html`<small>${entry.note}</small>`}</span></li>`,
    )}
  </ul>`;
}
