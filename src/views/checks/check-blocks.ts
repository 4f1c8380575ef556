import type {
  ImageBlock,
  InputBlock,
  KnownBlock,
  RichTextBlock,
  SectionBlock,
  TableBlock,
} from '@slack/types';
import { isChart } from '../numbers/native-chart';
import { checkChart } from './check-chart';
import { checkElement } from './check-elements';
import type { Findings } from './check-findings';
import { checkText } from './check-text';

/** Adds what Slack would refuse in one block. A block that we never send is a finding too. */
export function checkBlock(block: KnownBlock, path: string, findings: Findings): void {
  findings.length(`${path}.block_id`, block.block_id, 'blockId');
  if (isChart(block)) {
    checkChart(block, path, findings);
    return;
  }
  switch (block.type) {
    case 'divider':
      return;
    case 'header':
      if (block.text.type !== 'plain_text') findings.add(`${path}.text`, 'a header takes plain_text only');
      checkText(block.text, `${path}.text`, 'headerText', findings);
      return;
    case 'section':
      checkSection(block, path, findings);
      return;
    case 'context':
      findings.items(`${path}.elements`, block.elements, 'contextElements');
      block.elements.forEach((element, index) => {
        const at = `${path}.elements[${index}]`;
        if (element.type === 'image') findings.add(at, 'not a text');
        else checkText(element, at, 'text', findings);
      });
      return;
    case 'actions':
      findings.items(`${path}.elements`, block.elements, 'actionsElements');
      findings.unique(
        `${path}.elements`,
        'action_id',
        block.elements.map((element) => ('action_id' in element ? element.action_id : undefined)),
      );
      block.elements.forEach((element, index) => {
        checkElement(element, `${path}.elements[${index}]`, findings);
      });
      return;
    case 'input':
      checkInput(block, path, findings);
      return;
    case 'rich_text':
      checkRichText(block, path, findings);
      return;
    case 'image':
      checkImage(block, path, findings);
      return;
    case 'table':
      checkTable(block, path, findings);
      return;
    default:
      findings.add(path, `${block.type} is not a block that we send`);
  }
}

function checkSection(block: SectionBlock, path: string, findings: Findings): void {
  if (!block.text && !block.fields) findings.add(path, 'a section needs text or fields');
  if (block.text) checkText(block.text, `${path}.text`, 'sectionText', findings);
  if (block.fields) {
    findings.items(`${path}.fields`, block.fields, 'sectionFields');
    block.fields.forEach((field, index) => {
      checkText(field, `${path}.fields[${index}]`, 'sectionField', findings);
    });
  }
  if (block.accessory) checkElement(block.accessory, `${path}.accessory`, findings);
}

// A file's id has this form, or Slack refuses the whole message (slackapi/python-slack-sdk issue 1521).
const FILE_ID = /^F[A-Z0-9]{8,}$/;

function checkImage(block: ImageBlock, path: string, findings: Findings): void {
  findings.filled(`${path}.alt_text`, block.alt_text, 'imageAlt');
  const id = 'slack_file' in block && 'id' in block.slack_file ? block.slack_file.id : undefined;
  if (!id || !FILE_ID.test(id)) findings.add(`${path}.slack_file`, 'not the id of a file');
}

function checkTable({ rows }: TableBlock, path: string, findings: Findings): void {
  findings.items(`${path}.rows`, rows, 'tableRows');
  rows.forEach((row, index) => {
    const at = `${path}.rows[${index}]`;
    findings.items(at, row, 'tableColumns');
    if (row.length !== rows[0]!.length) findings.add(at, 'not as many cells as the first row');
    row.forEach((cell, column) => {
      if (cell.type === 'raw_text' && !/\S/u.test(cell.text)) findings.add(`${at}[${column}]`, 'empty');
    });
  });
}

function checkInput(block: InputBlock, path: string, findings: Findings): void {
  checkText(block.label, `${path}.label`, 'inputLabel', findings);
  if (block.hint) checkText(block.hint, `${path}.hint`, 'inputHint', findings);
  checkElement(block.element, `${path}.element`, findings);
}

function checkRichText(block: RichTextBlock, path: string, findings: Findings): void {
  if (block.elements.length === 0) findings.add(`${path}.elements`, 'empty');
  block.elements.forEach((part, index) => {
    const at = `${path}.elements[${index}]`;
    const lines = part.type === 'rich_text_list' ? part.elements : [part];
    if (lines.length === 0) findings.add(at, 'empty');
    lines.forEach((one, row) => {
      if (one.elements.length === 0) findings.add(`${at}[${row}]`, 'empty');
      one.elements.forEach((run, column) => {
        const where = `${at}[${row}][${column}]`;
        if (run.type === 'text' && run.text.length === 0) findings.add(where, 'empty');
        if (run.type === 'date' && !Number.isInteger(run.timestamp)) findings.add(where, 'not whole seconds');
      });
    });
  });
}
