import { checkMessageBlocks, textLength } from '../block-kit/check';
import { LIMITS } from '../block-kit/limits';
import { normalizeBlocks } from '../block-kit/normalize';
import type { Context } from '../context';
import type { JsonObject } from '../state/model';
import { type Args, optionalText, structure } from './arguments';
import { SlackError } from './slack-error';

export interface Content {
  text?: string;
  blocks?: JsonObject[];
  attachments?: JsonObject[];
  metadata?: JsonObject;
  warnings: string[];
}

/** Text, blocks, attachments and metadata of a call, refused where Slack would refuse them. */
export function readContent(ctx: Context, args: Args): Content {
  const content: Content = { warnings: [] };
  const text = optionalText(args, 'text');
  if (text !== undefined) {
    // Past 40,000 characters Slack truncates a post and keeps it (docs: chat.postMessage, "Truncating content").
    content.text = text.length > LIMITS.postText.max ? text.slice(0, LIMITS.postText.max) : text;
    if (text.length > LIMITS.postText.max) content.warnings.push('message_truncated');
  }
  const blocks = structure(args, 'blocks', 'invalid_blocks_format');
  if (blocks !== undefined) {
    if (!Array.isArray(blocks)) throw new SlackError('invalid_blocks_format');
    const refusals = checkMessageBlocks(blocks, { files: ctx.workspace.data.files });
    if (refusals.length > 0) throw blocksRefused(refusals);
    if (textLength(blocks) > LIMITS.textInBlocks.max) throw new SlackError('msg_blocks_too_long');
    content.blocks = normalizeBlocks(blocks as JsonObject[], ctx.newId);
  }
  const attachments = structure(args, 'attachments', 'invalid_attachments');
  if (attachments !== undefined) {
    if (!Array.isArray(attachments)) throw new SlackError('invalid_attachments');
    if (attachments.length > LIMITS.attachments.max) throw new SlackError('too_many_attachments');
    for (const { blocks: inner } of attachments as { blocks?: unknown }[]) {
      if (inner === undefined) continue;
      if (!Array.isArray(inner)) throw new SlackError('invalid_attachments');
      const refusals = checkMessageBlocks(inner, { files: ctx.workspace.data.files });
      if (refusals.length > 0) throw blocksRefused(refusals);
    }
    content.attachments = attachments as JsonObject[];
  }
  const metadata = structure(args, 'metadata', 'invalid_metadata_format');
  if (metadata !== undefined) content.metadata = checkedMetadata(metadata);
  return content;
}

/** Slack's answer to blocks that it does not take: the code, and what is wrong where. */
function blocksRefused(refusals: string[]): SlackError {
  const messages = refusals.map((r) => `[ERROR] ${r}`);
  return new SlackError('invalid_blocks', { errors: refusals, response_metadata: { messages } });
}

/** True when there is nothing that a reader would see. */
export function isEmpty(content: Pick<Content, 'text' | 'blocks' | 'attachments'>): boolean {
  return !content.text?.trim() && !content.blocks?.length && !content.attachments?.length;
}

function checkedMetadata(metadata: unknown): JsonObject {
  if (typeof metadata !== 'object' || metadata === null || Array.isArray(metadata)) {
    throw new SlackError('invalid_metadata_format');
  }
  const { event_type: type, event_payload: payload } = metadata as JsonObject;
  if (Object.keys(metadata).length === 0) return {};
  const isObject = typeof payload === 'object' && payload !== null && !Array.isArray(payload);
  if (typeof type !== 'string' || type === '' || !isObject) throw new SlackError('invalid_metadata_schema');
  return { event_type: type, event_payload: payload };
}
