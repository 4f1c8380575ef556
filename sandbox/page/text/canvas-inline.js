import { isSafeUrl } from './mrkdwn-angle.js';

const PUNCTUATION = /[!-/:-@[-`{-~]/;
const CODE = /^`([^`]+)`/;
/** Slack's own: a person or a channel that is mentioned. */
const MENTION = /^!\[[^\]]*\]\(([@#])([A-Z0-9]+)\)/;
const LINK = /^!?\[((?:\\.|[^\]\\])*)\]\(([^()\s]+)\)/;
const ANGLE = /^<([^<>\s]+)>/;
const BARE = /^(?:https?:\/\/|www\.)[\p{L}\p{N}_-][^\s<>|\\]*/iu;
const MARKS = [
  ['**', 'bold'],
  ['__', 'bold'],
  ['~~', 'strike'],
  ['*', 'italic'],
  ['_', 'italic'],
];

/** Reads a line of a canvas's markdown into the nodes that mrkdwn is drawn from. A backslash makes markup text. */
export function parseCanvasInline(source) {
  const nodes = [];
  const text = (more) => {
    const last = nodes.at(-1);
    if (last?.type === 'text') last.text += more;
    else nodes.push({ type: 'text', text: more });
  };
  for (let at = 0; at < source.length; ) {
    if (source[at] === '\\' && PUNCTUATION.test(source[at + 1] ?? '')) {
      text(source[at + 1]);
      at += 2;
      continue;
    }
    const found = readNode(source.slice(at)) ?? readMarked(source, at);
    if (!found) text(source[at]);
    else nodes.push(found.node);
    at += found?.length ?? 1;
  }
  return nodes;
}

function readNode(rest) {
  const code = CODE.exec(rest);
  if (code) return { node: { type: 'code', text: code[1] }, length: code[0].length };
  const mention = MENTION.exec(rest);
  if (mention)
    return {
      node: { type: mention[1] === '@' ? 'user' : 'channel', id: mention[2] },
      length: mention[0].length,
    };
  const link = LINK.exec(rest);
  if (link && isSafeUrl(link[2]))
    return {
      node: { type: 'link', url: link[2], children: parseCanvasInline(link[1]) },
      length: link[0].length,
    };
  const bare = (ANGLE.exec(rest) ?? BARE.exec(rest))?.[0];
  const url = bare?.replace(/^<|>$/g, '').replace(/^www\./i, 'https://$&');
  if (url && isSafeUrl(url))
    return { node: { type: 'link', url, children: [{ type: 'text', text: url }] }, length: bare.length };
  return null;
}

function readMarked(source, at) {
  for (const [mark, type] of MARKS) {
    if (!source.startsWith(mark, at) || /\s/.test(source[at + mark.length] ?? ' ')) continue;
    const end = closing(source, mark, at + mark.length);
    if (end > 0)
      return {
        node: { type, children: parseCanvasInline(source.slice(at + mark.length, end)) },
        length: end + mark.length - at,
      };
  }
  return null;
}

function closing(source, mark, from) {
  for (let at = from; at < source.length; at += source[at] === '\\' ? 2 : 1) {
    if (at > from && source.startsWith(mark, at) && !/\s/.test(source[at - 1])) return at;
  }
  return -1;
}
