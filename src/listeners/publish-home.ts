import type { Deps } from '../deps';
import { homeModel } from '../presenters/present-home';
import { AccessRefused, authorize } from '../use-cases/authorize';
import { renderHome } from '../views/home';
import { section } from '../views/message';
import { accessWords } from '../views/refusals';

/** Draws a person's App Home as it is now; who may not see follow-ups is told so in its place. */
export async function publishHome(deps: Deps, userId: string): Promise<void> {
  try {
    const viewer = await authorize(deps, userId);
    await deps.slack.reader.views.publish({
      user_id: userId,
      view: renderHome(await homeModel(deps, viewer)),
    });
  } catch (error) {
    if (error instanceof AccessRefused) {
      const view = { type: 'home' as const, blocks: [section(accessWords(error.kind))] };
      await deps.slack.reader.views.publish({ user_id: userId, view }).catch(() => {});
      return;
    }
    deps.log.warn({ err: error }, 'App Home could not be drawn');
  }
}
