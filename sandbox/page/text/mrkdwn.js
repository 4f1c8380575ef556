import { decodeEntities, parseInline } from './mrkdwn-inline.js';

const FENCE = /```([\s\S]+?)```/g;
const QUOTE = /^(?:>|&gt;) ?/;
const LIST = /^(\s*)([•◦▪‣-]|\d{1,3}\.)\s+/;

/**
 * Reads mrkdwn into blocks: `{type:'pre', text}`, `{type:'quote'|'paragraph', lines:[nodes]}` and
 * `{type:'item', marker, depth, nodes}`. A line that opens with a bullet keeps the character that was typed.
 */
export function parseMrkdwn(text, options) {
  const blocks = [];
  let from = 0;
  for (const match of text.matchAll(FENCE)) {
    readLines(text.slice(from, match.index).replace(/\n$/, ''), blocks, options);
    blocks.push({ type: 'pre', text: decodeEntities(match[1].replace(/^\n|\n$/g, '')) });
    from = match.index + match[0].length;
    if (text[from] === '\n') from += 1;
  }
  readLines(text.slice(from), blocks, options);
  return blocks;
}

function readLines(text, blocks, options) {
  if (text === '') return;
  for (const line of text.split('\n')) readLine(line, blocks, options);
}

function readLine(line, blocks, options) {
  const quote = QUOTE.exec(line);
  if (quote) return addLine(blocks, 'quote', parseInline(line.slice(quote[0].length), options));
  const item = LIST.exec(line);
  if (!item) return addLine(blocks, 'paragraph', parseInline(line, options));
  const nodes = parseInline(line.slice(item[0].length), options);
  return blocks.push({ type: 'item', marker: item[2], depth: Math.min(4, item[1].length >> 1), nodes });
}

function addLine(blocks, type, nodes) {
  const last = blocks.at(-1);
  if (last?.type === type) last.lines.push(nodes);
  else blocks.push({ type, lines: [nodes] });
}
