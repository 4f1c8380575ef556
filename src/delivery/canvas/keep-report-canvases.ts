import type { Deps } from '../../deps';
import { errorName, errorPlace } from '../../domain/errors';
import { type HeldCanvas, holdCanvases, noteLater, noteRefused, wantCanvases } from './canvas-rows';
import { AGAIN_MS } from './canvas-trouble';
import { askForCanvas, findAskedCanvas } from './make-canvas';
import { takeCanvasAway, writeCanvas } from './write-canvas';

/** A canvas is held for as long as all calls about it take, and their late ends: twice what delivery waits for one. */
const LEASES = 2;
/** Made, then written. */
const ROUNDS = 2;
/** What fails in our own code is tried so often, a minute after the first, then twice as long each time. */
const OWN_ATTEMPTS_MAX = 5;

/**
 * Keeps a canvas with the whole of each posted report, for the people of the report's channel: made once, written anew
 * when the report's message is, taken away when Slack takes no other text. Where Slack makes none, a file serves. Returns
 * how many were written or taken away.
 */
export async function keepReportCanvases(deps: Deps): Promise<number> {
  await wantCanvases(deps);
  let changed = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const held = await holdCanvases(deps.db, LEASES * deps.config.delivery.settleMs);
    for (const one of held) if (await goOnAlone(deps, one)) changed += 1;
  }
  return changed;
}

/**
 * What fails with one month's keeps no other month waiting. It is tried again a few times, then the canvas is taken away,
 * because it may show what is to be forgotten, and a file serves.
 */
async function goOnAlone(deps: Deps, held: HeldCanvas): Promise<boolean> {
  try {
    return await goOn(deps, held);
  } catch (error) {
    // By name alone: an error may hold what a customer wrote.
    const { month, attempts, canvasId } = held;
    const fields = { month, error: errorName(error), at: errorPlace(error), attempts: attempts + 1 };
    deps.log.error(fields, 'the canvas of a report failed in our own code');
    if (held.state === 'refused') return false;
    if (attempts + 1 >= OWN_ATTEMPTS_MAX)
      await noteRefused(deps, held, { refusal: 'not_rendered', canvasId });
    else await noteLater(deps.db, held, { pauseMs: AGAIN_MS * 2 ** attempts, failed: true });
    return false;
  }
}

async function goOn(deps: Deps, held: HeldCanvas): Promise<boolean> {
  const { state, canvasId } = held;
  switch (state) {
    case 'wanted':
      await askForCanvas(deps, held);
      return false;
    case 'asked':
      await findAskedCanvas(deps, held);
      return false;
    case 'made':
    case 'shown':
      return writeCanvas(deps, { ...held, canvasId: canvasId! });
    case 'refused':
      return takeCanvasAway(deps, { ...held, canvasId: canvasId! });
  }
}
