import { Blocks } from '../blocks/blocks.js';
import { stateValues } from '../blocks/values.js';
import { act, findOptions } from '../gestures/act.js';
import { html } from '../html.js';
import { useStore } from '../store/store.js';
import { useSurfaceEdits } from './use-surface-edits.js';

/** The app's Home tab, as the app last published it for this person. */
export function HomeTab() {
  const view = useStore((state) => state.home);
  const loaded = useStore((state) => state.homeLoaded);
  return html`<div class="home-scroll" tabindex="0" role="region" aria-label="App Home">
    <div class="home-column" data-testid="home">
      ${view ? html`<${HomeView} view=${view} />` : html`<${NoView} loaded=${loaded} />`}
    </div>
  </div>`;
}

function NoView({ loaded }) {
  if (!loaded)
    return html`<div class="skeleton" role="status" aria-label="Loading the Home tab"><i></i><i></i><i></i></div>`;
  return html`<div class="beginning"><strong>Nothing here yet</strong><p>The app has not published a Home for you.</p></div>`;
}

function HomeView({ view }) {
  const { edits, edit } = useSurfaceEdits(view.state?.values);
  const where = { home: true, viewId: view.id };
  const surface = {
    kind: 'home',
    id: 'home',
    edits: edits.current,
    edit,
    act: (action) => act(where, action, { values: stateValues(view.blocks, edits.current) }),
    options: (blockId, actionId, query) => findOptions(where, blockId, actionId, query),
  };
  return html`<${Blocks} blocks=${view.blocks} surface=${surface} />`;
}
