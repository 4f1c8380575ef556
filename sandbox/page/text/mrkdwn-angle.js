const ANGLE = /^<([^<>\n]+)>/;
const SAFE_URL = /^(https?:\/\/|mailto:|tel:)/i;

/** Only addresses that a click may follow; `javascript:` and its kin never become links. */
export const isSafeUrl = (url) => SAFE_URL.test(url ?? '');

/** Reads `<…>`: a person, channel, broadcast, date or link; null when it is none of these and stays text. */
export function readAngle(source, at, parseInline, decode) {
  const match = ANGLE.exec(source.slice(at));
  if (!match) return null;
  const inner = match[1];
  const bar = inner.indexOf('|');
  const target = bar === -1 ? inner : inner.slice(0, bar);
  const label = bar === -1 ? '' : inner.slice(bar + 1);
  const node = toNode(target, label, parseInline, decode);
  return node && { node, end: at + match[0].length };
}

function toNode(target, label, parseInline, decode) {
  if (/^@[UWB]/.test(target)) return { type: 'user', id: target.slice(1), label: decode(label) };
  if (/^#[CGD]/.test(target)) return { type: 'channel', id: target.slice(1), label: decode(label) };
  if (target.startsWith('!date^')) return toDate(target, label, decode);
  if (/^!(here|channel|everyone)$/.test(target)) return { type: 'broadcast', range: target.slice(1) };
  if (target.startsWith('!subteam^')) return { type: 'broadcast', range: label.replace(/^@/, '') || 'group' };
  const url = decode(target);
  if (!isSafeUrl(url)) return null;
  const children = label ? parseInline(label, { links: false }) : [{ type: 'text', text: url }];
  return { type: 'link', url, children };
}

function toDate(target, label, decode) {
  const [, unix, format = '', url] = target.split('^');
  if (!/^-?\d+$/.test(unix) || !format) return { type: 'text', text: decode(label) };
  return {
    type: 'date',
    timestamp: Number(unix),
    format: decode(format),
    url: url ? decode(url) : undefined,
    fallback: decode(label),
  };
}
