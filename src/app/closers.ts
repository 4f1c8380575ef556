/** How to stop what was started, in the order of the start; a stop goes backwards. */
export type Closers = (() => Promise<void>)[];
