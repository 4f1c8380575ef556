import { useMemo } from 'preact/hooks';
import { html } from '../html.js';
import { parseCanvas } from './canvas-markdown.js';
import { Inline } from './inline-view.js';

/** What a canvas holds. Each part finds its own direction. */
export function CanvasMarkdown({ text }) {
  const blocks = useMemo(() => parseCanvas(text), [text]);
  return blocks.map((block) => html`<${Block} block=${block} />`);
}

function Block({ block }) {
  switch (block.type) {
    case 'heading':
      return html`<${`h${block.level + 1}`} dir="auto"><${Inline} nodes=${block.nodes} /></>`;
    case 'rule':
      return html`<hr />`;
    case 'table':
      return html`<${Table} rows=${block.rows} />`;
    case 'quote':
      return html`<blockquote dir="auto"><${Lines} lines=${block.lines} /></blockquote>`;
    case 'bullets':
      return html`<ul><${Items} lines=${block.lines} /></ul>`;
    case 'numbers':
      return html`<ol><${Items} lines=${block.lines} /></ol>`;
  }
  return html`<p dir="auto"><${Lines} lines=${block.lines} /></p>`;
}

const Lines = ({ lines }) =>
  lines.map((nodes) => html`<span class="canvas-line"><${Inline} nodes=${nodes} /></span> `);

const Items = ({ lines }) => lines.map((nodes) => html`<li dir="auto"><${Inline} nodes=${nodes} /></li>`);

function Table({ rows: [head, ...rows] }) {
  return html`<div class="block-table" role="region" aria-label="Table" tabindex="0">
    <table>
      <thead><tr>${head.map((nodes) => html`<th scope="col"><${Inline} nodes=${nodes} /></th>`)}</tr></thead>
      <tbody>
        ${rows.map((row) => html`<tr>${row.map((nodes) => html`<td class="is-wrapped" dir="auto"><${Inline} nodes=${nodes} /></td>`)}</tr>`)}
      </tbody>
    </table>
  </div>`;
}
