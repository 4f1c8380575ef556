import { remember, remembered } from '../store/remembered.js';
import { change, getState } from '../store/store.js';

/** The first visit's three steps: which are done, and whether the hint was put away. */
export function storyOf(state) {
  return state.story ?? remembered('story') ?? { done: [], dismissed: false };
}

function keep(story) {
  remember('story', story);
  change({ story });
}

/** Ticks a step off: 'answer', 'claim' or 'clock'. */
export function finishStep(step) {
  const story = storyOf(getState());
  if (!story.done.includes(step)) keep({ ...story, done: [...story.done, step] });
}

export const dismissStory = () => keep({ ...storyOf(getState()), dismissed: true });
