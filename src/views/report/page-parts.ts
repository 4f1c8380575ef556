import { neutralise } from '../text/mrkdwn';

/** A stranger's text for between tags and in attributes. */
export function escapeHtml(text: string): string {
  const entities: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return neutralise(text).replace(/[&<>"']/g, (one) => entities[one]!);
}

/** A part of the page; nothing when there is nothing in it. */
export function section(title: string, body: string): string {
  return body ? `<section><h2>${escapeHtml(title)}</h2>${body}</section>` : '';
}

/** Items that are HTML already. */
export function list(items: readonly string[], tag: 'ul' | 'ol' = 'ul'): string {
  return items.length > 0 ? `<${tag}>${items.map((one) => `<li>${one}</li>`).join('')}</${tag}>` : '';
}

/** Cells as text. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = (row: readonly string[], tag: 'th' | 'td') =>
    `<tr>${row.map((cell) => `<${tag}>${escapeHtml(cell)}</${tag}>`).join('')}</tr>`;
  return `<table><thead>${cells(head, 'th')}</thead><tbody>${rows.map((row) => cells(row, 'td')).join('')}</tbody></table>`;
}

/** One column that prints well. */
export const PAGE_STYLE = `
:root { color-scheme: light; font: 16px/1.5 system-ui, sans-serif; color: #1d1c1d; }
body { max-width: 46rem; margin: 2.5rem auto; padding: 0 1.25rem; }
header { border-bottom: 3px solid #1f3a5f; margin-bottom: 1.25rem; }
header p { margin: 0 0 .25rem; color: #5b6470; }
h1 { font-size: 1.8rem; line-height: 1.2; margin: 0 0 .5rem; }
header .finding { font-size: 1.15rem; font-weight: 600; color: #1d1c1d; margin-bottom: .75rem; }
h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; border-bottom: 1px solid #d8dde3; padding-bottom: .2rem; }
h3 { font-size: 1rem; margin: 1.25rem 0 .25rem; }
h3 small { font-weight: 400; color: #5b6470; }
p { margin: .25rem 0 .5rem; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { text-align: left; padding: .25rem .5rem; border-bottom: 1px solid #e6e9ed; vertical-align: top; }
th { color: #5b6470; font-weight: 600; }
blockquote { margin: .4rem 0; padding: .1rem .9rem; border-left: 3px solid #9db4cf; }
.note, footer { color: #5b6470; font-size: .9rem; }
footer { margin-top: 2.5rem; border-top: 1px solid #d8dde3; padding-top: .75rem; }
article, blockquote, tr { break-inside: avoid; }
`;
