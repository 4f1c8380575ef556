import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Picture } from './picture';
import type { Order, Painted } from './worker';

/** Nobody needs the picture any more: the app leaves. */
export class PainterStopped extends Error {
  override name = 'PainterStopped';
  constructor() {
    super('The painter was stopped.');
  }
}

export interface Painter {
  /** The picture as a PNG of 1600 by 900 pixels. Rejects when it cannot be drawn, or not in time. */
  paint(picture: Picture): Promise<Buffer>;
  /** Ends the thread for good; what is being painted is rejected, and so is whatever is asked for later. */
  stop(): Promise<void>;
}

const HOOK = join(__dirname, '../../scripts/typescript-hook.js');

/**
 * Paints in a thread of its own, because a picture takes longer than a click may wait behind it. The thread starts
 * with the first picture and ends after `idleMs` without one, and with it goes its memory. One that takes longer than
 * `timeoutMs` or dies is replaced.
 */
export function openPainter({ idleMs = 60_000, timeoutMs = 15_000 } = {}): Painter {
  let thread: Thread | null = null;
  let idle: NodeJS.Timeout | undefined;
  let lastId = 0;
  let isStopped = false;

  const end = async (ended: Thread, reason: Error): Promise<void> => {
    if (thread === ended) thread = null;
    for (const { fail } of ended.waiting.values()) fail(reason);
    ended.waiting.clear();
    await ended.worker.terminate();
  };
  const rest = (): void => {
    clearTimeout(idle);
    const resting = thread;
    if (!resting || resting.waiting.size > 0) return;
    idle = setTimeout(() => void end(resting, new Error('The painter rests.')), idleMs).unref();
  };

  return {
    paint: async (picture) => {
      // An answer that was under way comes to its picture only now; a thread of its own would keep the process from ending.
      if (isStopped) throw new PainterStopped();
      clearTimeout(idle);
      thread ??= startThread((dead, reason) => void end(dead, reason));
      const used = thread;
      lastId += 1;
      const id = lastId;
      const slow = setTimeout(
        () => void end(used, new Error(`A picture took longer than ${timeoutMs} ms.`)),
        timeoutMs,
      );
      try {
        return await order(used, { id, picture });
      } finally {
        clearTimeout(slow);
        rest();
      }
    },
    stop: async () => {
      isStopped = true;
      clearTimeout(idle);
      if (thread) await end(thread, new PainterStopped());
    },
  };
}

interface Thread {
  worker: Worker;
  waiting: Map<number, { done: (png: Buffer) => void; fail: (error: Error) => void }>;
}

function startThread(onDeath: (dead: Thread, reason: Error) => void): Thread {
  const worker = new Worker(join(__dirname, 'worker.ts'), {
    // Its own arguments: whoever started us may have found the hook by a relative path, or be a test runner.
    execArgv: ['--enable-source-maps', '-r', HOOK],
    // It needs no secrets.
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 16 },
  });
  const thread: Thread = { worker, waiting: new Map() };
  worker.on('message', (painted: Painted) => {
    const asked = thread.waiting.get(painted.id);
    thread.waiting.delete(painted.id);
    if ('png' in painted)
      asked?.done(Buffer.from(painted.png.buffer, painted.png.byteOffset, painted.png.byteLength));
    else asked?.fail(new Error(painted.trouble));
  });
  worker.on('error', (error) => onDeath(thread, error instanceof Error ? error : new Error(String(error))));
  worker.on('exit', (code) => onDeath(thread, new Error(`The painter's thread ended with code ${code}.`)));
  return thread;
}

function order({ worker, waiting }: Thread, asked: Order): Promise<Buffer> {
  return new Promise((done, fail) => {
    waiting.set(asked.id, { done, fail });
    worker.postMessage(asked);
  });
}
