import { readAngle } from './mrkdwn-angle.js';

const STYLES = { '*': 'bold', _: 'italic', '~': 'strike' };
const WORD = /[\p{L}\p{N}]/u;
const BARE_URL = /^https?:\/\/[^\s<>|`]*[^\s<>|*_~`.,;:!?)\]'"]/;

/** Slack escapes exactly three characters; each is decoded once, so `&amp;lt;` shows as `&lt;`. */
export const decodeEntities = (text) =>
  text.replace(/&(amp|lt|gt);/g, (_, name) => ({ amp: '&', lt: '<', gt: '>' })[name]);

/**
 * Reads one line of mrkdwn into nodes: `{type:'text'|'bold'|'italic'|'strike'|'code'|'link'|'user'|'channel'|
 * 'broadcast'|'date', …}`. Anything that is not well-formed markup stays text.
 */
export function parseInline(source, { links = true } = {}) {
  const nodes = [];
  let plain = '';
  const flush = () => {
    if (plain) nodes.push({ type: 'text', text: decodeEntities(plain) });
    plain = '';
  };
  let at = 0;
  while (at < source.length) {
    const found = readAt(source, at, links);
    if (found) {
      flush();
      nodes.push(found.node);
      at = found.end;
    } else {
      plain += source[at];
      at += 1;
    }
  }
  flush();
  return nodes;
}

function readAt(source, at, links) {
  const char = source[at];
  if (char === '<') return readAngle(source, at, parseInline, decodeEntities);
  if (char === '`') return readCode(source, at);
  if (STYLES[char]) return readStyle(source, at, links);
  if (char === 'h' && links && !isWord(source[at - 1])) return readBareUrl(source, at);
  return null;
}

function readCode(source, at) {
  const end = source.indexOf('`', at + 1);
  if (end <= at + 1) return null;
  return { node: { type: 'code', text: decodeEntities(source.slice(at + 1, end)) }, end: end + 1 };
}

function readBareUrl(source, at) {
  const match = BARE_URL.exec(source.slice(at));
  if (!match) return null;
  const url = decodeEntities(match[0]);
  return { node: { type: 'link', url, children: [{ type: 'text', text: url }] }, end: at + match[0].length };
}

// A marker opens after a gap and before a character, and closes before a gap: 2*3*4 and snake_case stay text.
function readStyle(source, at, links) {
  const marker = source[at];
  if (isWord(source[at - 1]) || !source[at + 1] || /\s/.test(source[at + 1])) return null;
  const end = closingMarker(source, at, marker);
  if (end === -1) return null;
  const children = parseInline(source.slice(at + 1, end), { links });
  return { node: { type: STYLES[marker], children }, end: end + 1 };
}

function closingMarker(source, at, marker) {
  for (let i = at + 1; i < source.length; i += 1) {
    if (source[i] === '<') i = Math.max(i, source.indexOf('>', i));
    else if (source[i] === '`') i = Math.max(i, source.indexOf('`', i + 1));
    else if (source[i] === marker && i > at + 1 && !/\s/.test(source[i - 1]) && !isWord(source[i + 1]))
      return i;
  }
  return -1;
}

const isWord = (char) => char !== undefined && WORD.test(char);
