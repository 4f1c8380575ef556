import type { Canvas, Channel, Message, Person, StoredFile, View } from './model';

/** Everything that can happen to the workspace; one JSON line of the journal each. */
export type Change =
  | { kind: 'person'; person: Person }
  | { kind: 'channel'; channel: Channel }
  | { kind: 'channel_removed'; id: string }
  | { kind: 'message'; channel: string; message: Message }
  | { kind: 'message_changed'; channel: string; message: Message }
  | { kind: 'message_removed'; channel: string; ts: string }
  | { kind: 'home'; userId: string; view: View }
  | { kind: 'modals'; userId: string; stack: View[] }
  | { kind: 'read'; userId: string; channel: string; ts: string }
  | { kind: 'file'; file: StoredFile }
  | { kind: 'file_removed'; id: string }
  | { kind: 'canvas'; canvas: Canvas }
  | { kind: 'canvas_removed'; id: string };

export interface WorkspaceData {
  people: Map<string, Person>;
  channels: Map<string, Channel>;
  /** By channel, oldest first, replies among them. */
  messages: Map<string, Message[]>;
  homes: Map<string, View>;
  /** Open modals by person, the one on top last. */
  modals: Map<string, View[]>;
  /** `${userId} ${channel}` to the ts up to which the person has read. */
  reads: Map<string, string>;
  files: Map<string, StoredFile>;
  canvases: Map<string, Canvas>;
}

/** A workspace with nobody in it. */
export function emptyData(): WorkspaceData {
  return {
    people: new Map(),
    channels: new Map(),
    messages: new Map(),
    homes: new Map(),
    modals: new Map(),
    reads: new Map(),
    files: new Map(),
    canvases: new Map(),
  };
}

/** Applies one change in place. Replaying the same journal always gives the same workspace. */
export function applyChange(data: WorkspaceData, change: Change): void {
  switch (change.kind) {
    case 'person':
      data.people.set(change.person.id, change.person);
      return;
    case 'channel':
      data.channels.set(change.channel.id, change.channel);
      return;
    case 'channel_removed':
      data.channels.delete(change.id);
      data.messages.delete(change.id);
      return;
    case 'message':
      messagesOf(data, change.channel).push(change.message);
      return;
    case 'message_changed': {
      const list = messagesOf(data, change.channel);
      const at = list.findIndex((m) => m.ts === change.message.ts);
      if (at >= 0) list[at] = change.message;
      return;
    }
    case 'message_removed':
      data.messages.set(
        change.channel,
        messagesOf(data, change.channel).filter((m) => m.ts !== change.ts),
      );
      return;
    case 'home':
      data.homes.set(change.userId, change.view);
      return;
    case 'modals':
      data.modals.set(change.userId, change.stack);
      return;
    case 'read':
      data.reads.set(`${change.userId} ${change.channel}`, change.ts);
      return;
    case 'file':
      data.files.set(change.file.id, change.file);
      return;
    case 'file_removed':
      data.files.delete(change.id);
      return;
    case 'canvas':
      data.canvases.set(change.canvas.id, change.canvas);
      return;
    case 'canvas_removed':
      data.canvases.delete(change.id);
      return;
  }
}

/** The shortest list of changes that leads to this workspace; what a compacted journal holds. */
export function changesFor(data: WorkspaceData): Change[] {
  const changes: Change[] = [];
  for (const person of data.people.values()) changes.push({ kind: 'person', person });
  for (const channel of data.channels.values()) changes.push({ kind: 'channel', channel });
  for (const [channel, list] of data.messages) {
    for (const message of list) changes.push({ kind: 'message', channel, message });
  }
  for (const [userId, view] of data.homes) changes.push({ kind: 'home', userId, view });
  for (const [userId, stack] of data.modals) {
    if (stack.length > 0) changes.push({ kind: 'modals', userId, stack });
  }
  for (const [key, ts] of data.reads) {
    const [userId, channel] = key.split(' ');
    changes.push({ kind: 'read', userId: userId!, channel: channel!, ts });
  }
  for (const file of data.files.values()) changes.push({ kind: 'file', file });
  for (const canvas of data.canvases.values()) changes.push({ kind: 'canvas', canvas });
  return changes;
}

function messagesOf(data: WorkspaceData, channel: string): Message[] {
  const list = data.messages.get(channel) ?? [];
  data.messages.set(channel, list);
  return list;
}
