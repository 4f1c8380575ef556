/**
 * One wait, in seconds: until the customer was reached (`reached`), or so far. Infinity, when it ended for good
 * without the customer being reached: that wait never ends, and to drop it would flatter the rest.
 */
export interface Wait {
  seconds: number;
  reached: boolean;
}

/** Where a share of the waits has ended; null while that is not yet known. Seconds. */
export interface WaitTimes {
  n: number;
  reached: number;
  median: number | null;
  ninetieth: number | null;
}

/**
 * Half and nine tenths of the time to contact, of all that were opened and not only of those that are done: a plain
 * median of what is done leaves out the very ones that take long. Kaplan and Meier 1958 (JASA 53:457): those still
 * open count as long as they have lasted. Null where the curve has not come down that far: "not yet known". Where it
 * lies exactly at the share, the middle of that stretch, so that with nothing open the median is the ordinary one.
 * Seconds below 0 or no number, or reached after Infinity: RangeError.
 */
export function waitTimes(waits: readonly Wait[]): WaitTimes {
  waits.forEach(checkWait);
  const steps = survival(waits);
  return {
    n: waits.length,
    reached: waits.filter(({ reached }) => reached).length,
    median: whenDone(steps, 0.5),
    ninetieth: whenDone(steps, 0.9),
  };
}

interface Step {
  seconds: number;
  /** Share that is not done after this instant. */
  left: number;
}

/** The curve, a step for each instant at which somebody was reached; who stopped counting at that instant still counts. */
function survival(waits: readonly Wait[]): Step[] {
  const sorted = [...waits].sort((a, b) => (a.seconds < b.seconds ? -1 : a.seconds > b.seconds ? 1 : 0));
  const steps: Step[] = [];
  let left = 1;
  for (let start = 0, end = 0; start < sorted.length; start = end) {
    const { seconds } = sorted[start]!;
    let reached = 0;
    for (end = start; end < sorted.length && sorted[end]!.seconds === seconds; end++) {
      if (sorted[end]!.reached) reached++;
    }
    if (reached === 0) continue;
    left *= 1 - reached / (sorted.length - start);
    steps.push({ seconds, left });
  }
  return steps;
}

/** Products of fractions miss a half by a hair. */
const HAIR = 1e-9;

function whenDone(steps: readonly Step[], share: number): number | null {
  const at = steps.findIndex(({ left }) => left <= 1 - share + HAIR);
  if (at === -1) return null;
  const { seconds, left } = steps[at]!;
  const next = steps[at + 1];
  return left >= 1 - share - HAIR && next ? (seconds + next.seconds) / 2 : seconds;
}

function checkWait({ seconds, reached }: Wait): void {
  if (!(seconds >= 0) || (reached && seconds === Number.POSITIVE_INFINITY))
    throw new RangeError(`A wait is a number of seconds from 0, not ${seconds}.`);
}
