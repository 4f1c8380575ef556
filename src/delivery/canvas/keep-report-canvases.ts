import type { Deps } from '../../deps';
import { errorName } from '../../domain/errors';
import { type HeldCanvas, holdCanvases, wantCanvases } from './canvas-rows';
import { askForCanvas, findAskedCanvas } from './make-canvas';
import { takeCanvasAway, writeCanvas } from './write-canvas';

/** A canvas is held for as long as all calls about it take, and their late ends: twice what delivery waits for one. */
const LEASES = 2;
/** Made, then written. */
const ROUNDS = 2;

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

/** What fails with one month's is tried again once its lease is over, and keeps no other month waiting. */
async function goOnAlone(deps: Deps, held: HeldCanvas): Promise<boolean> {
  try {
    return await goOn(deps, held);
  } catch (error) {
    // By name alone: an error may hold what a customer wrote.
    const { month } = held;
    deps.log.error({ month, error: errorName(error) }, 'the canvas of a report failed in our own code');
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
