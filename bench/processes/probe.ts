// Loaded before a program that is measured (-r), be it ours or a rival's: answers what the benchmark asks over IPC.
// The program goes when the benchmark is gone, however that ended.
type Asked = Record<string, unknown>;
const answers = new Map<string, (asked: Asked) => unknown>([['cpu', () => process.cpuUsage()]]);

/** Adds a question that this process can answer. */
export function answer(ask: string, how: (asked: Asked) => unknown): void {
  answers.set(ask, how);
}

/** Tells the benchmark that it may begin, and on which port. */
export function ready(port = 0): void {
  process.send?.({ ready: true, port });
}

process.on('message', async ({ id, ask, ...rest }: { id: number; ask: string } & Asked) => {
  process.send?.({ id, answer: await answers.get(ask)?.(rest) });
});
process.on('disconnect', () => process.exit(0));
// Ctrl-C reaches the whole group of a terminal: the benchmark decides when a child goes.
process.on('SIGINT', () => {});
