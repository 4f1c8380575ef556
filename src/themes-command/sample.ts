/**
 * Keeps about as many of a stream of comments as asked for, spread over all of it: every one at first, and every
 * second, fourth ... of them as it grows. The same stream gives the same sample.
 */
export class Sample<T> {
  private kept: T[] = [];
  private every = 1;
  private seen = 0;

  constructor(private readonly most: number) {}

  add(one: T): void {
    if (this.seen % this.every === 0) this.kept.push(one);
    this.seen += 1;
    if (this.kept.length < this.most) return;
    this.kept = this.kept.filter((_, i) => i % 2 === 0);
    this.every *= 2;
  }

  get all(): readonly T[] {
    return this.kept;
  }
}
