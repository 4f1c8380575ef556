/** A number that Slack holds us to, and the page of docs.slack.dev that says so. */
export interface Limit {
  max: number;
  source: string;
}

const limit = (max: number, source: string): Limit => ({ max, source });

const BLOCKS = 'Blocks';
const TEXT = 'Text object';
const OPTION = 'Option object';
const CONFIRM = 'Confirmation dialog object';
const VIEW = 'Views (modals and Home tabs)';

/** Slack's limits: characters of texts, items of lists. Where Slack's pages differ over time, the smaller one. */
export const LIMITS = {
  messageBlocks: limit(50, BLOCKS),
  viewBlocks: limit(100, BLOCKS),
  /**
   * All texts of a message together. Not documented: chat.postMessage was seen to answer msg_blocks_too_long from
   * 11,341 characters on (slackapi/bolt-js issues 2509 and 2867), so this keeps a distance.
   */
  messageText: limit(10_000, 'chat.postMessage, msg_blocks_too_long'),
  fallbackText: limit(4000, 'chat.update'),
  blockId: limit(255, BLOCKS),
  actionId: limit(255, 'Block elements'),
  text: limit(3000, TEXT),
  sectionText: limit(3000, 'Section block'),
  sectionFields: limit(10, 'Section block'),
  sectionField: limit(2000, 'Section block'),
  headerText: limit(150, 'Header block'),
  contextElements: limit(10, 'Context block'),
  actionsElements: limit(25, 'Actions block'),
  imageAlt: limit(2000, 'Image block'),
  tableRows: limit(100, 'Table block'),
  tableColumns: limit(20, 'Table block'),
  tables: limit(1, 'Table block'),
  chartTitle: limit(50, 'Data visualization block'),
  /** 12 on the page of today, 6 on that of before. */
  chartSeries: limit(6, 'Data visualization block'),
  chartPoints: limit(20, 'Data visualization block'),
  chartLabel: limit(20, 'Data visualization block'),
  inputLabel: limit(2000, 'Input block'),
  inputHint: limit(2000, 'Input block'),
  buttonText: limit(75, 'Button element'),
  buttonValue: limit(2000, 'Button element'),
  buttonUrl: limit(3000, 'Button element'),
  buttonLabel: limit(75, 'Button element'),
  overflowOptions: limit(5, 'Overflow menu element'),
  radioOptions: limit(10, 'Radio button group element'),
  checkboxOptions: limit(10, 'Checkboxes element'),
  selectOptions: limit(100, 'Select menu element'),
  placeholder: limit(150, 'Select menu element'),
  inputLength: limit(3000, 'Plain-text input element'),
  optionText: limit(75, OPTION),
  /** 150 on the page of today, 75 on that of before. */
  optionValue: limit(75, OPTION),
  optionDescription: limit(75, OPTION),
  confirmTitle: limit(100, CONFIRM),
  confirmText: limit(300, CONFIRM),
  confirmButton: limit(30, CONFIRM),
  modalTitle: limit(24, VIEW),
  modalButton: limit(24, VIEW),
  privateMetadata: limit(3000, VIEW),
  callbackId: limit(255, VIEW),
  canvasMarkdown: limit(1_048_576, 'canvases.edit'),
  canvasTableCells: limit(300, 'Canvases'),
} as const satisfies Record<string, Limit>;

export type LimitName = keyof typeof LIMITS;
