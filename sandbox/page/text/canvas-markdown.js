import { parseCanvasInline } from './canvas-inline.js';

const HEADING = /^(#{1,3}) +(.*)$/;
const RULE = /^ *([-*_])(?: *\1){2,} *$/;
const TABLE_RULE = /^\s*\|(?:\s*:?-+:?\s*\|)+\s*$/;
const QUOTE = /^> ?(.*)$/;
const BULLET = /^[-*+] +(.*)$/;
const NUMBERED = /^\d{1,9}[.)] +(.*)$/;

/**
 * Reads the markdown that a canvas takes into blocks: `heading` (level), `rule`, `table` (rows of cells), `quote`, `bullets`
 * and `numbers` (items), `paragraph`. Each line is the nodes of its text.
 */
export function parseCanvas(markdown) {
  const lines = markdown.split('\n');
  const blocks = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at];
    const heading = HEADING.exec(line);
    if (line.trim() === '') blocks.push(null);
    else if (heading)
      blocks.push({ type: 'heading', level: heading[1].length, nodes: parseCanvasInline(heading[2]) });
    else if (RULE.test(line)) blocks.push({ type: 'rule' });
    else if (line.startsWith('|') && TABLE_RULE.test(lines[at + 1] ?? '')) {
      const rows = tableFrom(lines, at);
      blocks.push({ type: 'table', rows });
      at += rows.length;
    } else readLine(blocks, line);
  }
  return blocks.filter((block) => block !== null);
}

function readLine(blocks, line) {
  for (const [type, shape] of [
    ['quote', QUOTE],
    ['bullets', BULLET],
    ['numbers', NUMBERED],
  ]) {
    const found = shape.exec(line);
    if (found) return add(blocks, type, found[1]);
  }
  add(blocks, 'paragraph', line);
}

function add(blocks, type, text) {
  const last = blocks.at(-1);
  if (last?.type === type) last.lines.push(parseCanvasInline(text));
  else blocks.push({ type, lines: [parseCanvasInline(text)] });
}

// The head, and what stands beneath the rule.
function tableFrom(lines, at) {
  const rows = [cellsOf(lines[at])];
  for (let i = at + 2; lines[i]?.startsWith('|'); i += 1) rows.push(cellsOf(lines[i]));
  return rows;
}

function cellsOf(line) {
  const cells = [...line.trim().matchAll(/\|((?:\\.|[^|\\])*)(?=\|)/g)].map(([, cell]) => cell.trim());
  return cells.map(parseCanvasInline);
}
