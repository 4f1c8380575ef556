import { block } from './block-fields';
import { ELEMENTS } from './elements';
import { LIMITS } from './limits';
import { richTextBlock } from './rich-text';
import { anything, byType, type Check, flag, list, object, oneOf, text, whole } from './schema';
import { anyText, mrkdwn, plain } from './text-objects';

const image = byType(ELEMENTS, () => ['image']);
const cell = byType({
  rich_text: richTextBlock,
  raw_text: object({ required: { type: text(), text: text() } }),
  raw_number: object({ required: { type: text(), value: anything, text: text() } }),
});
const column: Check = (value, at, checking) => {
  // Slack takes null for "as by default".
  if (value === null) return;
  object({ optional: { align: oneOf('left', 'center', 'right'), is_wrapped: flag } })(value, at, checking);
};
const card = block(
  {},
  {
    hero_image: image,
    icon: image,
    slack_icon: anything,
    title: mrkdwn(LIMITS.cardTitle),
    subtitle: mrkdwn(LIMITS.cardTitle),
    body: mrkdwn(LIMITS.cardBody),
    subtext: mrkdwn(LIMITS.cardBody),
    actions: list(
      byType(ELEMENTS, () => ['button']),
      LIMITS.cardActions,
    ),
  },
);
const task = block(
  { task_id: text(), title: text(), status: oneOf('pending', 'in_progress', 'complete', 'error') },
  { details: richTextBlock, output: richTextBlock, sources: list(anything) },
);

/** Blocks that stand in messages only. `child` checks what a container holds. */
export function messageBlocks(child: Check): Record<string, Check> {
  return {
    markdown: block({ text: text(LIMITS.markdownText) }),
    table: block(
      { rows: list(list(cell, LIMITS.tableColumns), LIMITS.tableRows) },
      { column_settings: list(column, LIMITS.tableColumns, 0) },
    ),
    data_table: block(
      { rows: list(list(cell)), caption: text() },
      { page_size: whole(1, LIMITS.dataTablePage.max), row_header_column_index: whole(0, 1000) },
    ),
    context_actions: block({
      elements: list(
        byType(ELEMENTS, () => ['feedback_buttons', 'icon_button']),
        LIMITS.contextActionsElements,
      ),
    }),
    card,
    carousel: block({ elements: list(byType({ card }), LIMITS.carouselCards) }),
    container: block(
      { child_blocks: list(child, LIMITS.containerBlocks) },
      {
        title: plain(LIMITS.containerTitle),
        rich_text_title: richTextBlock,
        subtitle: anyText(LIMITS.containerTitle),
        width: oneOf('narrow', 'standard', 'wide', 'full'),
        icon: image,
        is_collapsible: flag,
        default_collapsed: flag,
        has_header_divider: flag,
      },
    ),
    task_card: task,
    plan: block({ title: text() }, { tasks: list(byType({ task_card: task }), undefined, 0) }),
  };
}
