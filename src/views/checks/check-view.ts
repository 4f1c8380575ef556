import type { KnownBlock, View } from '@slack/types';
import type { Message } from '../text/message';
import { checkBlock } from './check-blocks';
import { type Findings, gatherFindings, type Problem } from './check-findings';
import { LIMITS } from './limits';

export type Surface = 'message' | 'modal' | 'home';

/** Where Slack takes which of the blocks that we use (Slack docs, "Blocks"). */
const BLOCKS_OF: Record<Surface, string[]> = {
  message: [
    'actions',
    'context',
    'data_visualization',
    'divider',
    'header',
    'image',
    'rich_text',
    'section',
    'table',
  ],
  modal: ['actions', 'context', 'divider', 'header', 'image', 'input', 'rich_text', 'section'],
  home: ['actions', 'context', 'divider', 'header', 'image', 'input', 'rich_text', 'section'],
};

/** All that Slack would refuse in blocks or in a view, by path; empty when there is nothing. */
export function problemsOf(subject: KnownBlock[] | View, surface: Surface): Problem[] {
  const findings = gatherFindings();
  const blocks = (Array.isArray(subject) ? subject : subject.blocks) as KnownBlock[];
  if (!Array.isArray(subject)) checkViewFields(subject, surface, findings);
  findings.items('blocks', blocks, surface === 'message' ? 'messageBlocks' : 'viewBlocks');
  findings.unique(
    'blocks',
    'block_id',
    blocks.map((block) => block.block_id),
  );
  if (blocks.filter(({ type }) => type === 'table').length > LIMITS.tables.max) {
    findings.add('blocks', `more than ${LIMITS.tables.max} table (${LIMITS.tables.source})`);
  }
  blocks.forEach((block, index) => {
    const path = `blocks[${index}]`;
    if (!BLOCKS_OF[surface].includes(block.type))
      findings.add(path, `a ${surface} takes no ${block.type} block`);
    checkBlock(block, path, findings);
  });
  if (surface === 'message') findings.length('blocks', allText(blocks), 'messageText');
  return findings.problems;
}

/** Problems of a message's blocks and of its fallback text. */
export function problemsOfMessage(message: Message): Problem[] {
  const findings = gatherFindings();
  findings.filled('text', message.text, 'fallbackText');
  return [...findings.problems, ...problemsOf(message.blocks, 'message')];
}

function checkViewFields(view: View, surface: Surface, findings: Findings): void {
  if (view.type !== surface) findings.add('type', `expected ${surface}, got ${view.type}`);
  findings.length('private_metadata', view.private_metadata, 'privateMetadata');
  findings.length('callback_id', view.callback_id, 'callbackId');
  if (view.type !== 'modal') return;
  findings.filled('title', view.title?.text, 'modalTitle');
  if (view.submit) findings.filled('submit', view.submit.text, 'modalButton');
  if (view.close) findings.filled('close', view.close.text, 'modalButton');
  const asks = view.blocks.some((block) => block.type === 'input');
  if (asks && !view.submit) findings.add('submit', 'needed when there is an input block');
}

/** Every `text` in the tree one after the other, as far as it is shown to a person. */
function allText(node: unknown): string {
  if (Array.isArray(node)) return node.map(allText).join('');
  if (typeof node !== 'object' || node === null) return '';
  return Object.entries(node)
    .map(([key, value]) => (key === 'text' && typeof value === 'string' ? value : allText(value)))
    .join('');
}
