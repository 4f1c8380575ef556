import type { Line } from './report';

/** How much of it: what `times` counts is each program's own, and so are the other sizes. */
export interface Size {
  times: number;
  [other: string]: number;
}

/** A proof that anyone can run: it brings bad weather about, and counts what must be zero. */
export interface Program<S extends Size = Size> {
  name: string;
  about: string;
  full: S;
  /** Small enough for the test suite. */
  short: S;
  run: (options: S & { seed: number }, say: (progress: string) => void) => Promise<Line[]>;
}

/** Runs the short form, as a test does; the lines that are not as wanted, and the seed that brought them. */
export async function mistakesOf<S extends Size>(program: Program<S>): Promise<string[]> {
  const seed = Math.floor(Math.random() * 1e9);
  const lines = await program.run({ ...program.short, seed }, () => {});
  return lines
    .filter((line) => !line.ok)
    .map(
      (line) => `${line.what}: ${line.value}, wanted ${line.wanted} (${program.name} --short --seed ${seed})`,
    );
}
