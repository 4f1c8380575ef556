import { html } from '../html.js';
import { RichTextBlock } from './rich-text.js';

/** A table; its first row is the head. A wide one scrolls inside its own box, also by keyboard. */
export function TableBlock({ block }) {
  const [head = [], ...rows] = block.rows;
  const settings = block.column_settings ?? [];
  const cells = (row, tag) =>
    row.map((cell, at) => {
      const align = settings[at]?.align ?? 'left';
      const wrapped = settings[at]?.is_wrapped ? 'is-wrapped' : '';
      return html`<${tag} class=${`align-${align} ${wrapped}`} scope=${tag === 'th' ? 'col' : undefined}><${Cell} cell=${cell} /></>`;
    });
  return html`<div class="block-table" role="region" aria-label="Table" tabindex="0">
    <table>
      <thead><tr>${cells(head, 'th')}</tr></thead>
      <tbody>${rows.map((row) => html`<tr>${cells(row, 'td')}</tr>`)}</tbody>
    </table>
  </div>`;
}

function Cell({ cell }) {
  if (cell?.type === 'rich_text') return html`<${RichTextBlock} block=${cell} />`;
  return cell?.text ?? (cell?.value == null ? '' : String(cell.value));
}
