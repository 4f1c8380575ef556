import type { Deps } from '../../deps';
import { monthName } from '../../domain/numbers/month-span';
import { CANVAS_BEGUN } from '../../views/report/canvas';
import { reportTitle } from '../../views/report/document';
import { type HeldCanvas, noteAsked, noteLater, noteMade, noteRefused, noteWanted } from './canvas-rows';
import { AGAIN_MS, ATTEMPTS_MAX, canvasTrouble } from './canvas-trouble';

/** Slack's clock and the database's are so far apart at most, in seconds. */
const APART_S = 300;

/**
 * Asks Slack for a canvas with nothing in it that a customer said, and shows it to nobody: whatever becomes of the call,
 * no words of anybody are left where we do not know of them.
 */
export async function askForCanvas(deps: Deps, held: HeldCanvas): Promise<void> {
  const { month, attempts } = held;
  if (!(await noteAsked(deps.db, held))) return;
  try {
    const { canvas_id: canvasId } = await deps.slack.sender.canvases.create({
      title: titleOf(held),
      document_content: { type: 'markdown', markdown: CANVAS_BEGUN },
    });
    if (!canvasId) throw new Error('Slack named no canvas.');
    await noteMade(deps.db, held, canvasId);
  } catch (error) {
    const trouble = canvasTrouble(error);
    const { code } = trouble;
    // It stays asked for, and is looked for once no late answer can come any more.
    if (trouble.kind === 'unknown')
      return deps.log.warn({ code, month }, 'nobody knows whether there is a canvas');
    if (trouble.kind === 'pause') return noteWanted(deps.db, held, trouble.ms);
    if (trouble.kind === 'failed' && attempts + 1 < ATTEMPTS_MAX) return noteWanted(deps.db, held, AGAIN_MS);
    deps.log.warn({ code, month }, 'Slack takes no canvas of the report; a file serves');
    await noteRefused(deps, held, { refusal: code, canvasId: null });
  }
}

/** Looks for a canvas that Slack was asked for by a call without an answer; asks for another when there is none. */
export async function findAskedCanvas(deps: Deps, held: HeldCanvas): Promise<void> {
  const { askedAt } = held;
  try {
    const { files } = await deps.slack.reader.files.list({
      types: 'canvas',
      user: deps.directory.workspace.botUserId,
      ts_from: String(Math.floor((askedAt?.getTime() ?? 0) / 1000) - APART_S),
      count: 100,
    });
    const found = files?.find(({ id, title }) => id && title === titleOf(held));
    if (found) await noteMade(deps.db, held, found.id!);
    else await askAgain(deps, held);
  } catch (error) {
    const trouble = canvasTrouble(error);
    // Where we may not look, another is asked for: at worst there is one more with nothing in it, that nobody sees.
    if (trouble.kind === 'refused') await askAgain(deps, held);
    else await noteLater(deps.db, held, { pauseMs: AGAIN_MS, failed: false });
  }
}

async function askAgain(deps: Deps, held: HeldCanvas): Promise<void> {
  if (held.attempts < ATTEMPTS_MAX) return noteWanted(deps.db, held, 0);
  await noteRefused(deps, held, { refusal: 'no_answer', canvasId: null });
}

const titleOf = ({ month }: HeldCanvas) => reportTitle(monthName(month));
