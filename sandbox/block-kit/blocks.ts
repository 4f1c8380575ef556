import { block } from './block-fields';
import { ELEMENTS, IN_ACTIONS, IN_INPUT, IN_SECTION } from './elements';
import { LIMITS } from './limits';
import { messageBlocks } from './message-blocks';
import { richTextBlock } from './rich-text';
import { byType, type Check, either, flag, list, oneOf, type Surface, text, whole } from './schema';
import { anyText, plain, slackFile } from './text-objects';

const inContext = byType({ ...ELEMENTS, plain_text: plain(), mrkdwn: anyText() }, () => [
  'image',
  'plain_text',
  'mrkdwn',
]);
const textOrFields: Check = (value, at, { fail }) => {
  const { text: words, fields } = value as Record<string, unknown>;
  if (words === undefined && fields === undefined) fail('must define either `text` or `fields`', at);
};

/** Blocks that stand in messages, modals and Home tabs alike. */
const EVERYWHERE: Record<string, Check> = {
  section: block(
    {},
    {
      text: anyText(LIMITS.sectionText),
      fields: list(anyText(LIMITS.sectionField), LIMITS.sectionFields),
      accessory: byType(ELEMENTS, () => IN_SECTION),
      expand: flag,
    },
    textOrFields,
  ),
  header: block({ text: plain(LIMITS.headerText) }, { level: whole(1, 6) }),
  divider: block({}),
  context: block({ elements: list(inContext, LIMITS.contextElements) }),
  actions: block({
    elements: list(
      byType(ELEMENTS, () => IN_ACTIONS),
      LIMITS.actionsElements,
    ),
  }),
  input: block(
    {
      label: plain(LIMITS.inputLabel),
      element: byType(ELEMENTS, ({ surface }) =>
        surface === 'modal' ? [...IN_INPUT, 'file_input'] : IN_INPUT,
      ),
    },
    { hint: plain(LIMITS.inputHint), optional: flag, dispatch_action: flag },
  ),
  image: block(
    { alt_text: text(LIMITS.imageAlt) },
    { title: plain(LIMITS.imageTitle), image_url: text(LIMITS.imageUrl), slack_file: slackFile },
    either('image_url', 'slack_file'),
  ),
  rich_text: richTextBlock,
  video: block(
    { video_url: text(), thumbnail_url: text(), alt_text: text(), title: plain(LIMITS.videoTitle) },
    {
      title_url: text(),
      author_name: text(LIMITS.videoAuthor),
      provider_name: text(),
      provider_icon_url: text(),
      description: plain(),
    },
  ),
};

const IN_MESSAGES = messageBlocks((value, at, checking) => anyBlock(value, at, checking));
const IN_MODALS: Record<string, Check> = {
  alert: block(
    { text: anyText(LIMITS.alertText) },
    { level: oneOf('default', 'info', 'warning', 'error', 'success') },
  ),
};

/** Blocks that each surface shows. "file" blocks are Slack's own and taken from no app. */
const ON_SURFACE: Record<Surface, string[]> = {
  message: Object.keys({ ...EVERYWHERE, ...IN_MESSAGES }),
  modal: Object.keys({ ...EVERYWHERE, ...IN_MODALS }),
  home: Object.keys(EVERYWHERE),
};

/** Any block of Block Kit, refused when its type is unknown or not for this surface. */
export const anyBlock: Check = byType(
  { ...EVERYWHERE, ...IN_MESSAGES, ...IN_MODALS },
  ({ surface }) => ON_SURFACE[surface],
);
