import { LIMITS } from './limits';
import { byType, type Check, flag, list, object, oneOf, text, whole } from './schema';

const base = { type: text() };
const style = {
  style: object({
    optional: {
      bold: flag,
      italic: flag,
      strike: flag,
      underline: flag,
      code: flag,
      highlight: flag,
      client_highlight: flag,
      unlink: flag,
    },
  }),
};

/** What stands in a line of rich text. An empty text is refused. */
const INLINE: Record<string, Check> = {
  text: object({ required: { ...base, text: text() }, optional: style }),
  link: object({ required: { ...base, url: text() }, optional: { ...style, text: text(), unsafe: flag } }),
  emoji: object({
    required: { ...base, name: text() },
    optional: { ...style, unicode: text(), url: text(), skin_tone: whole(1, 6) },
  }),
  user: object({ required: { ...base, user_id: text() }, optional: style }),
  usergroup: object({ required: { ...base, usergroup_id: text() }, optional: style }),
  channel: object({ required: { ...base, channel_id: text() }, optional: style }),
  team: object({ required: { ...base, team_id: text() }, optional: style }),
  broadcast: object({ required: { ...base, range: oneOf('here', 'channel', 'everyone') }, optional: style }),
  color: object({ required: { ...base, value: text() }, optional: style }),
  date: object({
    required: { ...base, timestamp: whole(0, 99_999_999_999), format: text() },
    optional: { ...style, url: text(), fallback: text() },
  }),
};

const inline = byType(INLINE);
const border = { border: oneOf(0, 1) };
const section = object({ required: { ...base, elements: list(inline, undefined, 0) } });

const PARTS: Record<string, Check> = {
  rich_text_section: section,
  rich_text_quote: object({ required: { ...base, elements: list(inline, undefined, 0) }, optional: border }),
  rich_text_preformatted: object({
    required: {
      ...base,
      elements: list(
        byType(INLINE, () => ['text', 'link']),
        undefined,
        0,
      ),
    },
    optional: { ...border, language: text() },
  }),
  rich_text_list: object({
    required: {
      ...base,
      style: oneOf('bullet', 'ordered'),
      elements: list(byType({ rich_text_section: section }), undefined, 0),
    },
    optional: { ...border, indent: whole(0, 8), offset: whole(0, 1_000_000) },
  }),
};

/** A rich_text block: sections, lists, quotes and preformatted parts, each of lines of inline elements. */
export const richTextBlock: Check = byType({
  rich_text: object({
    required: { ...base, elements: list(byType(PARTS), undefined, 0) },
    optional: { block_id: text(LIMITS.blockId) },
  }),
});
