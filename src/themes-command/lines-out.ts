import { randomUUID } from 'node:crypto';
import { createWriteStream, type WriteStream } from 'node:fs';
import { realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { finished } from 'node:stream/promises';
import { UserError } from '../domain/errors';

export interface LinesOut {
  write: (line: string) => Promise<void>;
  /** Gives the file its name, now that it is whole. */
  finish: () => Promise<void>;
  /** Leaves no part of it behind. */
  abandon: () => Promise<void>;
}

/** Writes lines to `out`, which has its name only when it is whole. UserError when that is the input, or no place to write. */
export async function linesTo(out: string, input: string): Promise<LinesOut> {
  await refuseInput(out, input);
  const part = join(dirname(out), `.${basename(out)}.${randomUUID().slice(0, 8)}.part`);
  const stream = await opened(part, out);
  let failed: Error | null = null;
  stream.on('error', (error) => {
    failed = error;
  });
  return {
    write: async (line) => {
      if (failed) throw cannotWrite(out, failed);
      if (!stream.write(`${line}\n`)) await drained(stream);
    },
    finish: async () => {
      stream.end();
      await finished(stream).catch((cause) => {
        throw cannotWrite(out, cause);
      });
      await rename(part, out);
    },
    abandon: async () => {
      stream.destroy();
      await rm(part, { force: true });
    },
  };
}

// By the file itself, whatever names lead to it.
async function refuseInput(out: string, input: string): Promise<void> {
  const [to, from] = await Promise.all([stat(out).catch(() => null), stat(input)]);
  const same = to ? to.ino === from.ino && to.dev === from.dev : resolve(out) === (await realpath(input));
  if (same) throw new UserError(`--out ${out} is the file that is read. Name another one.`);
  if (to && !to.isFile()) throw new UserError(`--out ${out} is no file. Name one, such as themes.jsonl.`);
}

async function opened(part: string, out: string): Promise<WriteStream> {
  const stream = createWriteStream(part, { mode: 0o600, flags: 'wx' });
  await new Promise<void>((done, fail) => {
    stream.once('open', () => done());
    stream.once('error', (cause) => fail(cannotWrite(out, cause)));
  });
  return stream;
}

async function drained(stream: WriteStream): Promise<void> {
  await new Promise<void>((done) => {
    const go = () => {
      stream.off('drain', go).off('close', go);
      done();
    };
    stream.once('drain', go).once('close', go);
  });
}

function cannotWrite(out: string, cause: Error): UserError {
  return new UserError(
    `--out ${out} cannot be written: ${cause.message}. Name a place where you may write.`,
    { cause },
  );
}
