import { LIMITS } from '../checks/limits';
import { escapeMarkdown } from '../text/markdown';
import { count } from '../text/words';
import { type Part, reportDocument } from './document';
import type { ReportModel } from './model';

/**
 * The whole report as a canvas, in the words of its page. Slack shows the title above it, knows three levels of headings,
 * and mentions whoever an image's markup names (docs.slack.dev, "Canvases"); nothing in here is markup but ours.
 */
export function renderReportCanvas(model: ReportModel): string {
  const { finding, revision, sentences, sections, footer } = reportDocument(model);
  const blocks = [
    `**${esc(finding)}**`,
    ...(revision ? [quietly(revision)] : []),
    esc(sentences),
    ...sections.flatMap(({ title: heading, parts }) => [`## ${esc(heading)}`, ...parts.flatMap(blocksOf)]),
    '---',
    quietly(footer),
  ];
  return `${blocks.filter((one) => one !== '').join('\n\n')}\n`;
}

/** What a canvas says before it has anything to say, and shares with nobody. */
export const CANVAS_BEGUN = 'This report is being written.';

const esc = escapeMarkdown;

// Slack's stress wants a letter on its inside.
const quietly = (text: string) => (/\S/u.test(text) ? `*${esc(text)}*` : '');

function blocksOf(part: Part): string[] {
  switch (part.kind) {
    case 'paragraph':
      return [part.quiet ? quietly(part.text) : led(part)];
    case 'quote':
      return [`> ${esc(part.text)}`];
    case 'table':
      return tableOf(part);
    case 'list':
      return [part.items.map((one, i) => `${part.ordered ? `${i + 1}.` : '-'} ${led(one)}`).join('\n')];
    case 'group':
      return [`### ${esc(part.heading)}`, quietly(part.small), ...part.parts.flatMap(blocksOf)];
  }
}

function led({ lead, text }: { lead?: string; text: string }): string {
  return lead === undefined ? esc(text) : `**${esc(lead) || '-'}**: ${esc(text)}`;
}

function tableOf({ head, rows }: Extract<Part, { kind: 'table' }>): string[] {
  const fitting = Math.floor(LIMITS.canvasTableCells.max / head.length) - 1;
  const more = rows.length - fitting;
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => esc(cell) || ' ').join(' | ')} |`;
  const lines = [line(head), `|${head.map(() => '---|').join('')}`, ...rows.slice(0, fitting).map(line)];
  return [lines.join('\n'), ...(more > 0 ? [quietly(`and ${count(more, 'row')} more`)] : [])];
}
