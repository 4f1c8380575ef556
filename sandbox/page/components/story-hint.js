import { moveClock } from '../gestures/clock.js';
import { actAs } from '../gestures/session.js';
import { dismissStory, finishStep, storyOf } from '../gestures/story.js';
import { openPanel } from '../gestures/threads.js';
import { html } from '../html.js';
import { getState, useStore } from '../store/store.js';
import { Icon } from './icon.js';

const MAYA = 'U0MAYA';

const STEPS = [
  {
    id: 'answer',
    title: 'Be an unhappy customer',
    text: 'Send a low score. It travels as a real, signed survey webhook.',
    button: 'Send an answer',
    go: () => openPanel('answers'),
  },
  {
    id: 'claim',
    title: 'Be Maya, and claim it',
    text: 'The card lands in its team’s channel. Press Claim, then log the call.',
    button: 'Become Maya',
    buttonAsMaya: 'Open #rnps-cx',
    go: () => actAs(MAYA, { id: getState().boot.channels.find((c) => c.name === 'rnps-cx')?.id }),
  },
  {
    id: 'clock',
    title: 'Or let time pass',
    text: 'Move the clock past the due time of one that nobody called about.',
    button: '+1 day',
    go: async () => {
      const reply = await moveClock('P1D');
      if (reply?.ok) finishStep('clock');
    },
  },
];

/** The story in three steps, for somebody who opens the sandbox for the first time. */
export function StoryHint() {
  const kept = useStore((state) => state.story);
  const { done, dismissed } = storyOf({ story: kept });
  if (dismissed) return null;
  const current = STEPS.find((step) => !done.includes(step.id));
  return html`<section class="story" aria-label="How to try it" data-testid="story">
    ${
      current
        ? html`<ol>${STEPS.map((step, at) => html`<${Step} step=${step} at=${at} done=${done} current=${current} />`)}</ol>`
        : html`<p class="story-end">
        <strong>That is the loop:</strong> an answer in, somebody on it, and nothing forgotten. Try <code>/rnps help</code> next.
      </p>`
    }
    <button type="button" class="icon-button story-close" aria-label="Hide these steps" onClick=${dismissStory}>
      <${Icon} name="close" />
    </button>
  </section>`;
}

function Step({ step, at, done, current }) {
  const isDone = done.includes(step.id);
  const isCurrent = step === current;
  const isMaya = useStore((state) => state.as === MAYA);
  return html`<li class=${`story-step ${isDone ? 'is-done' : ''} ${isCurrent ? 'is-current' : ''}`} aria-current=${isCurrent ? 'step' : undefined}>
    <span class="story-number">${isDone ? html`<${Icon} name="check" />` : at + 1}</span>
    <div>
      <strong>${step.title}</strong>
      <p>${step.text}</p>
      <button type="button" class=${`button button-small ${isCurrent ? 'button-primary' : ''}`} onClick=${step.go}>${isMaya ? (step.buttonAsMaya ?? step.button) : step.button}</button>
    </div>
  </li>`;
}
