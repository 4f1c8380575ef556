import { play } from '../model/play';
import type { Program } from './program';
import { exactly } from './report';

/** Counts sequences of at most thirty commands. A difference ends it, and says the shortest sequence that shows it. */
export const states: Program = {
  name: 'states',
  about: 'random lives of a follow-up, after each step compared with a plain model',
  full: { times: 1000 },
  short: { times: 40 },
  run: async ({ times, seed }, say) => {
    const played = await play({
      sequences: times,
      length: 30,
      seed,
      onSequence: (n) => say(`${n} of ${times} lives`),
    });
    return [exactly('lives in which database and model agree', played, times)];
  },
};
