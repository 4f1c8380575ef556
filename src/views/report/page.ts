import { type Part, reportDocument } from './document';
import type { ReportModel } from './model';
import { escapeHtml as esc, list, PAGE_STYLE, section, table } from './page-parts';

/** The whole report as one page, to print and to read apart from Slack: HTML that fetches nothing. */
export function renderReportPage(model: ReportModel): string {
  const { title, finding, revision, sentences, sections, footer } = reportDocument(model);
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${esc(title)}</title><style>${PAGE_STYLE}</style></head><body>
<header><p>rNPS committee</p><h1>${esc(title)}</h1>
<p class="finding">${esc(finding)}</p>${revision ? `<p class="note">${esc(revision)}</p>` : ''}</header>
<p>${esc(sentences)}</p>
${sections.map(({ title: heading, parts }) => section(heading, parts.map(html).join(''))).join('\n')}
<footer>${esc(footer)}</footer>
</body></html>
`;
}

function html(part: Part): string {
  switch (part.kind) {
    case 'paragraph':
      return `<p${part.quiet ? ' class="note"' : ''}>${led(part)}</p>`;
    case 'quote':
      return `<blockquote dir="auto">${esc(part.text)}</blockquote>`;
    case 'table':
      return table(part.head, part.rows);
    case 'list':
      return list(part.items.map(led), part.ordered ? 'ol' : 'ul');
    case 'group':
      return `<article><h3>${esc(part.heading)} <small>${esc(part.small)}</small></h3>${part.parts.map(html).join('')}</article>`;
  }
}

function led({ lead, text }: { lead?: string; text: string }): string {
  return lead === undefined ? esc(text) : `<b>${esc(lead)}</b>: ${esc(text)}`;
}
