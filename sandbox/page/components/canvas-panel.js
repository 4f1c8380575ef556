import { closePanel } from '../gestures/threads.js';
import { html } from '../html.js';
import { useStore } from '../store/store.js';
import { CanvasMarkdown } from '../text/canvas-view.js';
import { PanelHead } from './panel-head.js';

/** A canvas beside its channel; on a narrow screen it takes the whole page. */
export function CanvasPanel() {
  const canvas = useStore((state) => state.canvas);
  if (!canvas) return null;
  const { title, markdown, gone } = canvas;
  return html`<aside class="panel" data-testid="canvas" aria-label="Canvas">
    <${PanelHead} title="Canvas" note=${title} onClose=${closePanel} />
    <div class="panel-scroll canvas-scroll" tabindex="0" role="region" aria-label="The canvas">
      ${gone && html`<p class="beginning">There is no such canvas, or it was not shared with you.</p>`}
      ${
        markdown !== undefined &&
        html`<article class="canvas">
        <h1>${title || 'Untitled'}</h1>
        <${CanvasMarkdown} text=${markdown} />
      </article>`
      }
      ${!gone && markdown === undefined && html`<div class="skeleton" role="status" aria-label="Loading the canvas"><i></i><i></i></div>`}
    </div>
  </aside>`;
}
