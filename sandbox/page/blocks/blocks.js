import { html } from '../html.js';
import { InputBlock } from './input-block.js';
import {
  ActionsBlock,
  ContextBlock,
  DividerBlock,
  HeaderBlock,
  ImageBlock,
  SectionBlock,
} from './layout-blocks.js';
import { FileBlock, VideoBlock } from './media-blocks.js';
import { Placeholder } from './placeholder.js';
import { RichTextBlock } from './rich-text.js';
import { Surface } from './surface.js';
import { TableBlock } from './table-block.js';

const BLOCKS = {
  header: HeaderBlock,
  section: SectionBlock,
  context: ContextBlock,
  actions: ActionsBlock,
  divider: DividerBlock,
  image: ImageBlock,
  input: InputBlock,
  rich_text: RichTextBlock,
  table: TableBlock,
  video: VideoBlock,
  file: FileBlock,
};

/** Draws Block Kit; a type that is not known shows as a placeholder, never as nothing. */
export function Blocks({ blocks, surface }) {
  return html`<${Surface.Provider} value=${surface}>
    ${blocks.map((block, at) => {
      const Drawing = BLOCKS[block.type];
      if (!Drawing) return html`<${Placeholder} type=${block.type} />`;
      return html`<${Drawing} key=${block.block_id ?? at} block=${block} />`;
    })}
  </>`;
}
