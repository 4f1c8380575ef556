/** What the pretend workspace holds. Names and fields are Slack's own where Slack has one. */
export interface Person {
  id: string;
  name: string;
  realName: string;
  email: string | null;
  title: string;
  tz: string;
  tzLabel: string;
  /** Seconds east of UTC. */
  tzOffset: number;
  deleted: boolean;
  isAdmin: boolean;
  isBot: boolean;
  isRestricted: boolean;
  isUltraRestricted: boolean;
  /** Somebody of another organisation, met through a shared channel. */
  isStranger: boolean;
  statusEmoji: string;
  statusText: string;
  /** Unix seconds; 0 means that the status never expires. */
  statusExpiration: number;
  /** Unix seconds of the last change of the profile. */
  updated: number;
}

export interface Channel {
  id: string;
  name: string;
  topic: string;
  purpose: string;
  memberIds: string[];
  isIm: boolean;
  isPrivate: boolean;
  isArchived: boolean;
  isExtShared: boolean;
  /** Unix seconds. */
  created: number;
}

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

/** Slack's message object as chat.postMessage answers it; fields that we do not know are kept. */
export interface Message {
  type: 'message';
  ts: string;
  text: string;
  user?: string;
  subtype?: string;
  bot_id?: string;
  app_id?: string;
  team?: string;
  blocks?: JsonObject[];
  attachments?: JsonObject[];
  metadata?: JsonObject;
  thread_ts?: string;
  parent_user_id?: string;
  edited?: { user: string; ts: string };
  files?: JsonObject[];
  [field: string]: unknown;
}

/** A message that one person sees and Slack does not keep. */
export interface Ephemeral extends Message {
  ephemeralFor: string;
}

/** Slack's view object, for a modal or a Home tab. `state.values` is what the person has entered so far. */
export interface View {
  id: string;
  team_id: string;
  type: 'modal' | 'home';
  blocks: JsonObject[];
  private_metadata: string;
  callback_id: string;
  external_id: string;
  hash: string;
  state: { values: StateValues };
  root_view_id: string;
  previous_view_id: string | null;
  title: JsonObject | null;
  submit: JsonObject | null;
  close: JsonObject | null;
  clear_on_close: boolean;
  notify_on_close: boolean;
  submit_disabled: boolean;
  app_id: string;
  app_installed_team_id: string;
  bot_id: string;
}

export type StateValues = Record<string, Record<string, JsonObject>>;

/** A document of the app's own. */
export interface Canvas {
  id: string;
  title: string;
  markdown: string;
  /** Unix seconds. */
  created: number;
  /** Whom it is shared with, and what they may do. */
  channels: Record<string, 'read' | 'write'>;
  people: Record<string, 'read' | 'write' | 'owner'>;
}

export interface StoredFile {
  id: string;
  name: string;
  title: string;
  mimetype: string;
  size: number;
  /** Unix seconds. */
  created: number;
  uploaded: boolean;
  completed: boolean;
  channels: string[];
  content: string;
  /** Who uploaded it; the app when left out. */
  user?: string;
  /** What a screen reader says of a picture. */
  altText?: string;
}
