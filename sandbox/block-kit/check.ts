import { elementsOf } from '../gestures/entries';
import type { JsonObject } from '../state/model';
import { anyBlock } from './blocks';
import { LIMITS, type Limit } from './limits';
import { type Checking, flag, isObject, list, object, oneOf, type Surface, text } from './schema';
import { plain } from './text-objects';

export interface Known {
  files: Map<string, { completed: boolean }>;
}

/** What Slack would refuse in a message's blocks: one sentence each with the place; empty when all is well. */
export function checkMessageBlocks(blocks: unknown[], known: Known): string[] {
  const { checking, refusals } = collect('message', known);
  checkBlocks(blocks, '/blocks', LIMITS.blocksInMessage, checking, 0);
  const tables = blocks.filter((b) => isObject(b) && b.type === 'table').length;
  if (tables > LIMITS.tablesInMessage.max) checking.fail('only one table allowed', '/blocks');
  const markdown = blocks.filter(isObject).filter((b) => b.type === 'markdown');
  const total = markdown.reduce((sum, b) => sum + String(b.text ?? '').length, 0);
  if (total > LIMITS.markdownText.max)
    checking.fail('markdown blocks take 12000 characters together', '/blocks');
  return refusals;
}

/** What Slack would refuse in a view. */
export function checkView(view: unknown, surface: 'modal' | 'home', known: Known): string[] {
  const { checking, refusals } = collect(surface, known);
  const common = {
    private_metadata: text(LIMITS.privateMetadata, 0),
    callback_id: text(LIMITS.callbackId, 0),
    external_id: text(LIMITS.externalId, 0),
  };
  const blocks = (value: unknown, at: string) => checkBlocks(value, at, LIMITS.blocksInView, checking, 0);
  const modal = object({
    required: { type: oneOf('modal'), title: plain(LIMITS.modalTitle), blocks },
    optional: {
      ...common,
      submit: plain(LIMITS.modalButton),
      close: plain(LIMITS.modalButton),
      clear_on_close: flag,
      notify_on_close: flag,
      submit_disabled: flag,
    },
  });
  const home = object({ required: { type: oneOf('home'), blocks }, optional: common });
  (surface === 'modal' ? modal : home)(view, '/view', checking);
  if (isObject(view) && Array.isArray(view.blocks)) checkInputs(view, surface, checking);
  return refusals;
}

function checkInputs(view: Record<string, unknown>, surface: Surface, { fail }: Checking): void {
  const blocks = (view.blocks as unknown[]).filter(isObject) as JsonObject[];
  if (surface === 'modal' && !view.submit && blocks.some((b) => b.type === 'input')) {
    fail('missing required field: submit', '/view');
  }
  if (elementsOf(blocks).filter((e) => e.element.focus_on_load === true).length > 1) {
    fail('only one element may have focus_on_load', '/view/blocks');
  }
}

function checkBlocks(value: unknown, at: string, limit: Limit, checking: Checking, min: number): void {
  list(anyBlock, limit, min)(value, at, checking);
  if (!Array.isArray(value)) return;
  const seen = new Set<unknown>();
  value.forEach((block, i) => {
    if (!isObject(block)) return;
    if (typeof block.block_id === 'string') {
      if (seen.has(block.block_id))
        checking.fail(`duplicate block_id: ${block.block_id}`, `${at}/${i}/block_id`);
      seen.add(block.block_id);
    }
    const actionIds = elementsOf([block as JsonObject]).map((e) => e.element.action_id);
    for (const id of new Set(actionIds)) {
      if (actionIds.filter((other) => other === id).length > 1) {
        checking.fail(`\`action_id\` \`${String(id)}\` already exists for this block`, `${at}/${i}`);
      }
    }
  });
}

function collect(surface: Surface, known: Known): { checking: Checking; refusals: string[] } {
  const refusals: string[] = [];
  return {
    refusals,
    checking: {
      surface,
      fileExists: (id) => known.files.get(id)?.completed ?? false,
      fail: (message, at) => refusals.push(`${message} [json-pointer:${at}]`),
    },
  };
}

/** Characters of every text in these blocks together; chat.* refuses too many (msg_blocks_too_long). */
export function textLength(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, v) => sum + textLength(v), 0);
  if (!isObject(value)) return 0;
  return Object.entries(value).reduce(
    (sum, [key, inner]) =>
      sum + (key === 'text' && typeof inner === 'string' ? [...inner].length : textLength(inner)),
    0,
  );
}
