import type { Deps } from '../deps';
import { inTime } from '../in-time';
import { homeModel } from '../presenters/present-home';
import { homeNumbers } from '../presenters/present-home-numbers';
import { AccessRefused, authorize } from '../use-cases/authorize';
import { renderHome } from '../views/home';
import { type Chart, NO_CHART } from '../views/numbers/numbers-parts';
import { accessWords } from '../views/refusals';
import { section } from '../views/text/message';
import { inFlight } from './in-flight';

/** A picture that is known is there at once; for another nobody waits. */
const PICTURE_MS = 150;

/** One who asked for their Home; `again`: draws what Slack was last told to show them. */
interface Asking {
  again: () => Promise<unknown>;
}

/** Who asked last, by person, in the app of a configuration: only their page is drawn. */
const asked = new WeakMap<object, Map<string, Asking>>();

/** Draws a person's App Home as it is now, on a page of their own work; who may not see follow-ups is told so instead. */
export function publishHome(deps: Deps, userId: string, page = 0): Promise<void> {
  return inFlight(publish(deps, userId, page));
}

async function publish(deps: Deps, userId: string, page: number): Promise<void> {
  const mine: Asking = { again: async () => {} };
  const latest = ask(deps, userId, mine);
  const tellTrouble = (error: unknown) => deps.log.warn({ err: error }, 'App Home could not be drawn');
  try {
    const viewer = await authorize(deps, userId);
    const { numbers, trend } = await homeNumbers(deps);
    const draw = async (chart: Chart) => {
      const view = renderHome(await homeModel(deps, viewer, { page, numbers: { ...numbers, chart } }));
      // Else a picture that comes late takes whoever turned the page meanwhile back to the one before.
      if (latest() !== mine) return;
      mine.again = () => drawOrPlain(deps, draw, chart);
      await deps.slack.reader.views.publish({ user_id: userId, view });
      // Slack may have taken the later page first, and show this one over it.
      if (latest() !== mine) await latest().again().catch(tellTrouble);
    };
    const picture = trend.picture ? deps.showPicture(trend.picture, trend.name) : Promise.resolve(NO_CHART);
    const soon = await inTime(PICTURE_MS, picture, null);
    await drawOrPlain(deps, draw, soon ?? NO_CHART);
    if (soon) return;
    const late = await picture;
    // Home stands already, and the app may be leaving by now: without the picture is well enough.
    if (late.kind === 'picture') await drawOrPlain(deps, draw, late).catch(() => {});
  } catch (error) {
    if (error instanceof AccessRefused) {
      const view = { type: 'home' as const, blocks: [section(accessWords(error.kind))] };
      if (latest() === mine) await deps.slack.reader.views.publish({ user_id: userId, view }).catch(() => {});
      return;
    }
    tellTrouble(error);
  }
}

/** Gives who asked last for the Home of this person, from now on. */
function ask({ config }: Deps, userId: string, mine: Asking): () => Asking {
  const people = asked.get(config) ?? new Map<string, Asking>();
  asked.set(config, people);
  people.set(userId, mine);
  return () => people.get(userId) ?? mine;
}

// A picture that Slack does not take (any more) must not cost the rest.
async function drawOrPlain(
  deps: Pick<Deps, 'forgetPicture'>,
  draw: (chart: Chart) => Promise<unknown>,
  chart: Chart,
): Promise<void> {
  try {
    await draw(chart);
  } catch (error) {
    if (chart.kind !== 'picture') throw error;
    deps.forgetPicture(chart.fileId);
    await draw(NO_CHART);
  }
}
