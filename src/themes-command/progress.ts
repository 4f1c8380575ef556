interface Output {
  isTTY?: boolean;
  write: (text: string) => unknown;
}

const DRAW_MS = 100;
const LINE_MS = 3000;
const BAR = 24;

/** Shows how far the work is: a bar that is drawn anew in a terminal, a line every few seconds elsewhere. */
export function progressOn(out: Output, nowMs: () => number, unit = 'rows') {
  let shownMs = nowMs();
  return {
    show: (step: string, share: number, rows: number) => {
      const now = nowMs();
      if (now - shownMs < (out.isTTY ? DRAW_MS : LINE_MS)) return;
      shownMs = now;
      const words = `${step}: ${Math.floor(share * 100)}%, ${rows.toLocaleString('en')} ${unit}`;
      const full = Math.round(share * BAR);
      out.write(out.isTTY ? `\r\x1b[K[${'='.repeat(full)}${' '.repeat(BAR - full)}] ${words}` : `${words}\n`);
    },
    done: () => {
      if (out.isTTY) out.write('\r\x1b[K');
    },
  };
}
