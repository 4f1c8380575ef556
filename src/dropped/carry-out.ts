import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Deps } from '../deps';
import type { DropOutcome } from '../domain/dropped-file';
import { UserError } from '../domain/errors';
import { howItWasRead, progressInWords, summary } from '../import/import-words';
import { type ImportOptions, type ImportProgress, runImport } from '../import/run-import';
import { wordsInForm } from '../import/say-first';
import { AmbiguousDates } from '../import/time-evidence';
import {
  askAbout,
  type ClaimedDrop,
  finishImport,
  noteSent,
  noteStored,
  showProgress,
} from './claim-dropped';
import { CannotFetch, fetchFile, fileInfo } from './fetch-file';
import { type KnownOfFile, settleOptions } from './settle-options';
import { sendRejects } from './share-rejects';
import { workingPlace } from './working-place';

/** How often the message shows how far it is; edits of all messages share one budget. */
const SHOWN_EVERY_MS = 3000;

/**
 * Fetches a file, and imports it or asks what has to be known first. Whatever ends it, doing it again goes on where it
 * was. Throws CannotFetch for what is no use to try again.
 */
export async function importDropped(deps: Deps, drop: ClaimedDrop, signal: AbortSignal): Promise<void> {
  const dir = await workingPlace();
  try {
    await importIn(deps, { drop, dir, signal });
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

async function importIn(
  deps: Deps,
  { drop, dir, signal }: { drop: ClaimedDrop; dir: string; signal: AbortSignal },
): Promise<void> {
  const slackFile = await fileInfo(deps, drop);
  const base = safeName(slackFile.name);
  const file = join(dir, base);
  await fetchFile(deps, { file: slackFile, to: file, signal });
  const ask = (error: UserError, known: KnownOfFile) =>
    askAbout(deps.db, drop, {
      words: withoutPath(wordsInForm(error), dir),
      readings: error instanceof AmbiguousDates ? error.readings : null,
      ...known,
    });
  try {
    const rejectsFile = join(dir, `${base.replace(/\.csv$/i, '')}.rejects.csv`);
    const settled = await settleOptions(
      { file, rejectsFile, sources: deps.config.sources, now: deps.now() },
      drop.choices,
    );
    if (settled.kind === 'open') {
      const { words, ...question } = settled.question;
      return await askAbout(deps.db, drop, { ...question, words: withoutPath(words, dir) });
    }
    const { options, known } = settled;
    try {
      await run(deps, { drop, options, signal });
    } catch (error) {
      if (!(error instanceof UserError) || error instanceof CannotFetch) throw error;
      await ask(error, known);
    }
  } catch (error) {
    if (!(error instanceof UserError) || error instanceof CannotFetch) throw error;
    await ask(error, { columns: [], kind: drop.choices.kind ?? null });
  }
}

async function run(
  deps: Deps,
  { drop, options, signal }: { drop: ClaimedDrop; options: ImportOptions; signal: AbortSignal },
): Promise<void> {
  let lines: string[] | null = null;
  let stored = 0;
  const show = shower(deps, drop);
  const from = deps.realNow().getTime();
  await noteStored(deps.db, drop, 0);
  const result = await runImport({ ...deps, full: deps, sources: () => deps.config.sources }, options, {
    onLooked: (looked) => {
      lines = howItWasRead(looked, 'slack');
    },
    onProgress: (progress) => {
      // Between two batches: what was imported is committed, and the next start goes on.
      signal.throwIfAborted();
      show(progress, stored);
    },
    onStored: (rows) => {
      stored = rows;
    },
  }).catch(async (error) => {
    if (lines === null) throw error;
    await noteStored(deps.db, drop, stored);
    // Rows were imported by then, so it is no question of how the file is written.
    if (error instanceof UserError) throw new CannotFetch(BROKE_OFF, { cause: error });
    throw error;
  });
  const tookS = (deps.realNow().getTime() - from) / 1000;
  const owesRejects = result.rejected > 0;
  const outcome: DropOutcome = {
    lines: [...(lines ?? []), '', ...summary(options, result, tookS, 'slack')],
    rejected: result.rejected,
    rejects: owesRejects ? 'shown' : 'none',
  };
  await finishImport(deps.db, drop, { outcome, owesRejects });
  if (!owesRejects) return;
  drop.state = 'uploading';
  await noteSent(deps.db, drop, await sendRejects(deps, options.rejectsFile));
}

const BROKE_OFF =
  'It could not be read, or its rejected rows not be written, to the end: the disk of the app may be full.';

function shower(deps: Deps, drop: ClaimedDrop): (progress: ImportProgress, stored: number) => void {
  const start = deps.realNow().getTime();
  let shown = start;
  let stepSince = start;
  let step: ImportProgress['step'] | null = null;
  return (progress, stored) => {
    const now = deps.realNow().getTime();
    if (progress.step !== step) {
      step = progress.step;
      stepSince = now;
    }
    if (now - shown < SHOWN_EVERY_MS) return;
    shown = now;
    const words = progressInWords(progress, now - stepSince);
    showProgress(deps.db, drop, { words, stored }).then(deps.wake, () => {});
  };
}

/** A name that leads nowhere else, and that a person knows again. */
function safeName(name: string): string {
  const safe = name.replace(/[^\p{L}\p{N}._ -]/gu, '_').replace(/^\.+/, '');
  return [...safe].slice(-60).join('').trim() || 'file.csv';
}

const withoutPath = (words: string, dir: string) => words.replaceAll(`${dir}/`, '');
