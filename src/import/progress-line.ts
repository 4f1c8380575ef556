import { progressInWords } from './import-words';
import type { ImportProgress } from './run-import';

interface Output {
  isTTY?: boolean;
  write: (text: string) => unknown;
}

/** How often a line is drawn again in a terminal, and how often one is written anywhere else. */
const DRAW_MS = 100;
const LINE_MS = 3000;
const BAR = 24;

/** Shows how far an import is: one line that is drawn anew in a terminal, a line every few seconds in a log. */
export function progressLine(out: Output, nowMs: () => number) {
  let step: ImportProgress['step'] | null = null;
  let startedMs = nowMs();
  let shownMs = nowMs();
  return {
    show: (progress: ImportProgress) => {
      const now = nowMs();
      if (progress.step !== step) {
        step = progress.step;
        startedMs = now;
        // What is done before a first line is due needs none.
        shownMs = now;
      }
      if (now - shownMs < (out.isTTY ? DRAW_MS : LINE_MS)) return;
      shownMs = now;
      const words = progressInWords(progress, now - startedMs);
      out.write(out.isTTY ? `\r\x1b[K${bar(progress.share)} ${words}` : `${words}\n`);
    },
    done: () => {
      if (out.isTTY) out.write('\r\x1b[K');
    },
  };
}

function bar(share: number): string {
  const full = Math.round(Math.min(1, share) * BAR);
  return `[${'='.repeat(full)}${' '.repeat(BAR - full)}]`;
}
