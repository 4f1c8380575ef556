import { html } from '../../html.js';
import { useStore } from '../../store/store.js';
import { wordsOf } from '../../text/mrkdwn-view.js';
import { useField } from '../field.js';
import { useSurface } from '../surface.js';
import { Combobox } from './combobox.js';

const fromOption = (option) => ({
  key: option.value,
  label: wordsOf(option.text),
  note: wordsOf(option.description),
  option,
});

const matching = (entries, query) => {
  const words = query.trim().toLowerCase();
  return entries.filter((entry) =>
    `${entry.label} ${entry.note} ${entry.search ?? ''}`.toLowerCase().includes(words),
  );
};

/** Selects that hold whole options: several of a fixed list, or what the app answers to a search. */
export function OptionSelect({ block, element }) {
  const { value, set, question, attributes } = useField(block, element);
  const { options } = useSurface();
  const many = element.type.startsWith('multi_');
  const chosen = (many ? value : [value]).filter(Boolean).map(fromOption);
  const find = (query) => {
    if (!element.type.endsWith('external_select'))
      return matching(fixedOptions(element).map(fromOption), query);
    if (query.length < (element.min_query_length ?? 3)) return [];
    return options(block.block_id, element.action_id, query).then((list) => list.map(fromOption));
  };
  const change = (entries) => set(many ? entries.map((e) => e.option) : (entries[0]?.option ?? null));
  return draw({ block, element, attributes, question, many, chosen, find, change });
}

const fixedOptions = (element) =>
  element.options ?? (element.option_groups ?? []).flatMap((group) => group.options);

/** Selects that hold ids: people and conversations. */
export function IdSelect({ block, element }) {
  const { value, set, question, attributes } = useField(block, element);
  const boot = useStore((state) => state.boot);
  const many = element.type.startsWith('multi_');
  const entries = element.type.includes('users') ? peopleEntries(boot) : channelEntries(boot);
  const chosen = (many ? value : [value])
    .filter(Boolean)
    .map((key) => entries.find((e) => e.key === key) ?? { key, label: nameOf(boot, key) });
  const change = (picked) => set(many ? picked.map((e) => e.key) : (picked[0]?.key ?? null));
  return draw({
    block,
    element,
    attributes,
    question,
    many,
    chosen,
    find: (query) => matching(entries, query),
    change,
  });
}

// Somebody deactivated is offered no more, yet may be what the app chose at first.
const nameOf = (boot, key) =>
  boot.people.get(key)?.name ?? boot.channels.find((c) => c.id === key)?.name ?? key;

const peopleEntries = (boot) =>
  [...boot.people.values()]
    .filter((p) => !p.isGone)
    .map((p) => ({ key: p.id, label: p.name, note: p.title, search: p.handle }));

const channelEntries = (boot) =>
  boot.channels.filter((c) => !c.isIm).map((c) => ({ key: c.id, label: `#${c.name}`, note: '' }));

function draw({ block, element, attributes, question, many, chosen, find, change }) {
  return html`<${Combobox}
    attributes=${attributes}
    canClear=${block.type === 'input'}
    many=${many}
    chosen=${chosen}
    find=${find}
    onChange=${change}
    placeholder=${element.placeholder?.text ?? (many ? 'Choose options' : 'Choose an option')}
  />${question}`;
}
