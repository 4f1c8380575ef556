import { read } from '../api.js';
import { actors, toPerson } from '../store/people.js';
import { remember, remembered } from '../store/remembered.js';
import { change, getState } from '../store/store.js';
import { openStream } from '../stream.js';
import { arrivals } from './arrivals.js';
import { listChannels, loadMessages, openChannel } from './channels.js';
import { openHome } from './home.js';
import { loadModals } from './modals.js';
import { loadThread, openPermalink } from './threads.js';
import { toast } from './toasts.js';

let closeStream = () => {};

/** Loads the workspace, takes up the person and place of the last visit, and listens. */
export async function start() {
  try {
    const boot = await read('/ui/bootstrap');
    boot.people = new Map(boot.users.map((user) => [user.id, toPerson(user)]));
    boot.bot = { id: boot.bot.userId, name: boot.bot.realName };
    change({ boot, failed: null, clock: { ...boot.now, at: performance.now() } });
    const kept = remembered('as');
    await actAs(actors(boot).some((person) => person.id === kept) ? kept : actors(boot)[0].id);
    openPermalink(location.href);
    history.replaceState(null, '', '/');
  } catch (error) {
    change({ failed: error.message });
    setTimeout(start, 2000);
  }
}

/** Becomes another person, at the place where one was or at the one wanted. */
export async function actAs(as, wanted) {
  closeStream();
  const place = wanted ?? getState().place ?? remembered('place');
  const { panel: before } = getState();
  const panel = before === 'thread' || before === 'canvas' ? null : before;
  change({
    as,
    panel,
    channels: [],
    messages: {},
    thread: null,
    canvas: null,
    home: null,
    homeLoaded: false,
    modals: [],
    place: null,
  });
  remember('as', as);
  closeStream = openStream(
    as,
    { ...arrivals, people: ({ user }) => meetAgain(user) },
    { onOpen: catchUp, onLost: () => change({ connected: false }) },
  );
  await listChannels();
  await loadModals();
  await goTo(place);
}

// Slack tells no time zone of somebody deactivated; the page keeps what it knew.
function meetAgain(user) {
  const { boot, as } = getState();
  const person = toPerson({ ...user, tz: user.tz ?? boot.people.get(user.id)?.tz });
  const people = new Map(boot.people).set(person.id, person);
  change({ boot: { ...boot, people } });
  const [next] = actors(getState().boot);
  if (person.id !== as || !person.isGone || !next) return;
  toast('info', `${person.name} is deactivated. You are ${next.name} now.`);
  actAs(next.id);
}

function goTo(place) {
  const { channels, boot } = getState();
  if (place?.kind === 'home') return openHome();
  const known =
    channels.find((channel) => channel.id === place?.id) ?? channels.find((c) => !c.isIm) ?? channels[0];
  return known ? openChannel(known.id) : change({ place: { kind: 'empty', name: boot.team.name } });
}

// Whatever happened while the stream was away is read again, so that nothing is missed silently; so is what was read
// before it was there for the first time.
async function catchUp(isReconnect) {
  change({ connected: true });
  if (!isReconnect && !getState().place) return;
  await listChannels();
  const { place } = getState();
  if (place?.kind === 'channel') await loadMessages(place.id);
  await loadThread();
  await loadModals();
}
