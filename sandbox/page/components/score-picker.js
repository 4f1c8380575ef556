import { html } from '../html.js';

const BANDS = [
  { name: 'Detractor', scores: [0, 1, 2, 3, 4, 5, 6] },
  { name: 'Passive', scores: [7, 8] },
  { name: 'Promoter', scores: [9, 10] },
];

/** Eleven big buttons, 0 to 10, in their three bands. */
export function ScorePicker({ score, onPick }) {
  const key = (event) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const next = Math.min(10, Math.max(0, (score ?? 0) + step));
    onPick(next);
    event.currentTarget.querySelector(`[data-testid=score-${next}]`).focus();
  };
  return html`<div class="scores" role="radiogroup" aria-label="Score, 0 to 10" onKeyDown=${key}>
    <span class="input-label" aria-hidden="true">Score</span>
    ${BANDS.map(
      (band) => html`<div class=${`band band-${band.name.toLowerCase()}`}>
      <span class="band-name" aria-hidden="true">${band.name}</span>
      <div class="band-scores">
        ${band.scores.map(
          (value) => html`<button
          type="button"
          role="radio"
          class="score"
          data-testid=${`score-${value}`}
          aria-label=${`${value}, ${band.name.toLowerCase()}`}
          aria-checked=${value === score ? 'true' : 'false'}
          tabindex=${value === (score ?? 0) ? 0 : -1}
          onClick=${() => onPick(value)}
        >${value}</button>`,
        )}
      </div>
    </div>`,
    )}
  </div>`;
}
