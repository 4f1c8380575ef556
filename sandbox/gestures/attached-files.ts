import type { Context } from '../context';
import type { JsonObject } from '../state/model';
import { fileObject, newFile } from '../state/stored-files';
import { GestureRefused } from './refusal';

interface Attached {
  name: string;
  bytes: Buffer;
}

/** Slack takes ten files with a message. */
const FILES_MAX = 10;
const NAME_MAX = 255;

/** What a person attached in the composer: names, and contents in base64. */
export function readAttached(given: unknown): Attached[] {
  if (given === undefined || given === null) return [];
  if (!Array.isArray(given)) throw new GestureRefused('invalid_files');
  if (given.length > FILES_MAX) throw new GestureRefused('too_many_files');
  return given.map((one: { name?: unknown; content?: unknown }) => {
    const name = String(one?.name ?? '')
      .replace(/[\\/\p{Cc}]/gu, '_')
      .slice(0, NAME_MAX);
    const bytes = Buffer.from(String(one?.content ?? ''), 'base64');
    if (name === '') throw new GestureRefused('invalid_files');
    // As in Slack: "This file is empty".
    if (bytes.length === 0) throw new GestureRefused('file_is_empty');
    return { name, bytes };
  });
}

/** Keeps an attached file, and gives Slack's object for it. */
export function keepFile(
  ctx: Context,
  { name, bytes, channel, user }: Attached & { channel: string; user: string },
): JsonObject {
  const file = {
    ...newFile(ctx, { name, size: bytes.length }),
    uploaded: true,
    completed: true,
    channels: [channel],
    content: bytes.toString('base64'),
    user,
  };
  ctx.workspace.commit({ kind: 'file', file });
  return fileObject(ctx, file);
}
