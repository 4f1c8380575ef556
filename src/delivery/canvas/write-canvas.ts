import type { Deps } from '../../deps';
import { reportModel } from '../../presenters/report/present-report';
import { renderReportCanvas } from '../../views/report/canvas';
import { type HeldCanvas, isHeld, noteGone, noteLater, noteRefused, noteShown } from './canvas-rows';
import { AGAIN_MS, ATTEMPTS_MAX, canvasTrouble } from './canvas-trouble';

/** What could not be taken away is tried again after so long. */
const TAKE_AWAY_MS = 10 * 60_000;

/**
 * Writes all of the report as it is now in the place of what the canvas holds, and shows it to the report's channel, whose
 * people may read it. Returns whether it did.
 */
export async function writeCanvas(deps: Deps, held: HeldCanvas & { canvasId: string }): Promise<boolean> {
  const { month, state, canvasId, channelId } = held;
  const model = await reportModel(deps, month, { for: 'channel', pictures: false });
  if (!model) return false;
  const document_content = { type: 'markdown' as const, markdown: renderReportCanvas(model) };
  // Who was held up may have words in hand that are to be forgotten by now.
  if (!(await isHeld(deps.db, held, deps.config.delivery.settleMs))) return false;
  const { canvases } = deps.slack.sender;
  try {
    await canvases.edit({ canvas_id: canvasId, changes: [{ operation: 'replace', document_content }] });
    if (state === 'made')
      await canvases.access.set({ canvas_id: canvasId, access_level: 'read', channel_ids: [channelId] });
    await noteShown(deps, held);
    return true;
  } catch (error) {
    await meet(deps, held, error);
    return false;
  }
}

async function meet(deps: Deps, held: HeldCanvas & { canvasId: string }, error: unknown): Promise<void> {
  const { month, canvasId, attempts } = held;
  const trouble = canvasTrouble(error);
  const { code } = trouble;
  deps.log.warn({ code, month }, 'the canvas of a report could not be written');
  switch (trouble.kind) {
    // The lease goes by first, and with it whatever may come late.
    case 'unknown':
      return;
    case 'pause':
      return noteLater(deps.db, held, { pauseMs: trouble.ms, failed: false });
    case 'gone':
      return noteRefused(deps, held, { refusal: code, canvasId: null });
    case 'failed':
      if (attempts + 1 < ATTEMPTS_MAX) return noteLater(deps.db, held, { pauseMs: AGAIN_MS, failed: true });
      return noteRefused(deps, held, { refusal: code, canvasId });
    case 'refused':
      return noteRefused(deps, held, { refusal: code, canvasId });
  }
}

/** Takes a canvas away that cannot be written any more: it may quote somebody who is to be forgotten. */
export async function takeCanvasAway(deps: Deps, held: HeldCanvas & { canvasId: string }): Promise<boolean> {
  const { month, canvasId } = held;
  try {
    await deps.slack.sender.canvases.delete({ canvas_id: canvasId });
  } catch (error) {
    const { kind, code } = canvasTrouble(error);
    if (kind !== 'gone') {
      deps.log.error({ code, month, canvasId }, 'a canvas of a report can be neither written nor deleted');
      await noteLater(deps.db, held, { pauseMs: TAKE_AWAY_MS, failed: false });
      return false;
    }
  }
  await noteGone(deps.db, month);
  return true;
}
