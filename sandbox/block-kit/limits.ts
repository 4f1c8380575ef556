/** One of Slack's numbers: characters of a text or items of a list, and where Slack says so. */
export interface Limit {
  max: number;
  source: string;
}

const BLOCK = 'docs.slack.dev/reference/block-kit/blocks';
const ELEMENT = 'docs.slack.dev/reference/block-kit/block-elements';
const OBJECT = 'docs.slack.dev/reference/block-kit/composition-objects';
const VIEW = 'docs.slack.dev/reference/views';
const METHOD = 'docs.slack.dev/reference/methods';

const limit = (max: number, source: string): Limit => ({ max, source });

/** Slack's limits as data. Characters are counted as code points. */
export const LIMITS = {
  blocksInMessage: limit(50, BLOCK),
  blocksInView: limit(100, BLOCK),
  blockId: limit(255, BLOCK),
  actionId: limit(255, ELEMENT),
  text: limit(3000, `${OBJECT}/text-object`),
  sectionText: limit(3000, `${BLOCK}/section-block`),
  sectionFields: limit(10, `${BLOCK}/section-block`),
  sectionField: limit(2000, `${BLOCK}/section-block`),
  headerText: limit(150, `${BLOCK}/header-block`),
  actionsElements: limit(25, `${BLOCK}/actions-block`),
  contextElements: limit(10, `${BLOCK}/context-block`),
  contextActionsElements: limit(5, `${BLOCK}/context-actions-block`),
  imageUrl: limit(3000, `${BLOCK}/image-block`),
  imageAlt: limit(2000, `${BLOCK}/image-block`),
  imageTitle: limit(2000, `${BLOCK}/image-block`),
  inputLabel: limit(2000, `${BLOCK}/input-block`),
  inputHint: limit(2000, `${BLOCK}/input-block`),
  markdownText: limit(12_000, `${BLOCK}/markdown-block`),
  alertText: limit(200, `${BLOCK}/alert-block`),
  cardTitle: limit(150, `${BLOCK}/card-block`),
  cardBody: limit(200, `${BLOCK}/card-block`),
  cardActions: limit(3, `${BLOCK}/card-block`),
  carouselCards: limit(10, `${BLOCK}/carousel-block`),
  containerTitle: limit(150, `${BLOCK}/container-block`),
  containerBlocks: limit(10, `${BLOCK}/container-block`),
  videoTitle: limit(199, `${BLOCK}/video-block`),
  videoAuthor: limit(49, `${BLOCK}/video-block`),
  tableRows: limit(100, `${BLOCK}/table-block`),
  tableColumns: limit(20, `${BLOCK}/table-block`),
  tablesInMessage: limit(1, `${BLOCK}/table-block`),
  dataTablePage: limit(100, `${BLOCK}/data-table-block`),
  buttonText: limit(75, `${ELEMENT}/button-element`),
  buttonValue: limit(2000, `${ELEMENT}/button-element`),
  buttonUrl: limit(3000, `${ELEMENT}/button-element`),
  accessibilityLabel: limit(75, `${ELEMENT}/button-element`),
  placeholder: limit(150, ELEMENT),
  selectOptions: limit(100, `${ELEMENT}/select-menu-element`),
  optionGroups: limit(100, `${ELEMENT}/select-menu-element`),
  overflowOptions: limit(5, `${ELEMENT}/overflow-menu-element`),
  checkboxOptions: limit(10, `${ELEMENT}/checkboxes-element`),
  radioOptions: limit(10, `${ELEMENT}/radio-button-group-element`),
  inputLength: limit(3000, `${ELEMENT}/plain-text-input-element`),
  fileInputFiles: limit(10, `${ELEMENT}/file-input-element`),
  optionText: limit(75, `${OBJECT}/option-object`),
  // 75 in @slack/types, 150 on the page of late: what both take is the smaller.
  optionValue: limit(75, `${OBJECT}/option-object`),
  optionDescription: limit(75, `${OBJECT}/option-object`),
  optionUrl: limit(3000, `${OBJECT}/option-object`),
  optionGroupLabel: limit(75, `${OBJECT}/option-group-object`),
  confirmTitle: limit(100, `${OBJECT}/confirmation-dialog-object`),
  confirmText: limit(300, `${OBJECT}/confirmation-dialog-object`),
  confirmButton: limit(30, `${OBJECT}/confirmation-dialog-object`),
  modalTitle: limit(24, VIEW),
  modalButton: limit(24, VIEW),
  privateMetadata: limit(3000, VIEW),
  callbackId: limit(255, VIEW),
  externalId: limit(255, VIEW),
  viewBytes: limit(250_000, `${METHOD}/views.open, error view_too_large`),
  attachments: limit(100, `${METHOD}/chat.postMessage, error too_many_attachments`),
  postText: limit(40_000, `${METHOD}/chat.postMessage, truncating content`),
  updateText: limit(4000, `${METHOD}/chat.update`),
  // Not documented: msg_blocks_too_long was met from 11,341 characters on.
  textInBlocks: limit(11_340, 'github.com/slackapi/bolt-js issues 2509 and 2867'),
} as const satisfies Record<string, Limit>;
