import { applyChange, type Change, changesFor, emptyData, type WorkspaceData } from './changes';
import { type Journal, noJournal, openJournal, readJournal } from './journal';
import type { Channel, Ephemeral, JsonObject, Message, Person, View } from './model';

/** The workspace while it runs: what is kept, what is not (ephemerals), and the one way to change it. */
export interface Workspace {
  data: WorkspaceData;
  ephemerals: { channel: string; message: Ephemeral }[];
  /** Blocks that a message had before its last edit: a click may still be on its way from them. */
  formerBlocks: Map<string, JsonObject[]>;
  /** Journals, applies and tells the listeners, in that order. */
  commit(change: Change): void;
  onChange(listener: (change: Change) => void): () => void;
  nextTs(): string;
  close(): void;
}

/** Opens the workspace kept in `dataDir` (null: in memory), seeding it when it is new. `now` is in milliseconds. */
export function openWorkspace(options: {
  dataDir: string | null;
  seed: () => Change[];
  now: () => number;
}): Workspace {
  const { dataDir, seed, now } = options;
  const data = emptyData();
  const kept = dataDir ? readJournal(dataDir) : [];
  for (const change of kept.length > 0 ? kept : seed()) applyChange(data, change);
  const journal: Journal = dataDir ? openJournal(dataDir, changesFor(data)) : noJournal();
  const listeners = new Set<(change: Change) => void>();
  const clock = timestamps(now, lastTs(data));
  const formerBlocks = new Map<string, JsonObject[]>();
  return {
    data,
    ephemerals: [],
    formerBlocks,
    commit(change) {
      journal.append(change);
      if (change.kind === 'message_changed') {
        const before = findMessage(data, change.channel, change.message.ts)?.blocks;
        if (before) formerBlocks.set(`${change.channel} ${change.message.ts}`, before);
      }
      applyChange(data, change);
      for (const listener of listeners) listener(change);
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    nextTs: clock,
    close: () => journal.close(),
  };
}

/** Slack's message timestamps: unix seconds, a dot and six digits, each later than every one before. */
function timestamps(now: () => number, last: number): () => string {
  let latest = last;
  return () => {
    latest = Math.max(now() * 1000, latest + 100);
    return `${Math.floor(latest / 1_000_000)}.${String(latest % 1_000_000).padStart(6, '0')}`;
  };
}

function lastTs(data: WorkspaceData): number {
  let last = 0;
  for (const list of data.messages.values()) {
    for (const m of list) last = Math.max(last, Number(m.ts.replace('.', '')));
  }
  return last;
}

export function findMessage(data: WorkspaceData, channel: string, ts: string): Message | undefined {
  return data.messages.get(channel)?.find((m) => m.ts === ts);
}

/** A channel by its id, or by its name with or without "#". */
export function findChannel(data: WorkspaceData, idOrName: string): Channel | undefined {
  const byId = data.channels.get(idOrName);
  if (byId) return byId;
  const name = idOrName.replace(/^#/, '');
  return [...data.channels.values()].find((c) => !c.isIm && c.name === name);
}

/** The direct message between the bot and this person. */
export function imWith(data: WorkspaceData, userId: string): Channel | undefined {
  return [...data.channels.values()].find((c) => c.isIm && c.memberIds.includes(userId));
}

export function personById(data: WorkspaceData, id: string): Person | undefined {
  return data.people.get(id);
}

/** An open modal or published Home by its view id, with the person who sees it. */
export function findView(
  data: WorkspaceData,
  match: (view: View) => boolean,
): { userId: string; view: View } | undefined {
  for (const [userId, stack] of data.modals) {
    const view = stack.find(match);
    if (view) return { userId, view };
  }
  for (const [userId, view] of data.homes) if (match(view)) return { userId, view };
  return undefined;
}
