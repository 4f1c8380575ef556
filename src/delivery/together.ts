/**
 * What is asked while an answer is on its way goes together with the next: one statement for all of them, never a wait
 * for somebody to join. `work` answers in the order asked. When it fails, each is asked alone, so that nobody fails
 * for another.
 */
export function together<Asked, Answer>(
  work: (asked: Asked[]) => Promise<Answer[]>,
): (asked: Asked) => Promise<Answer> {
  let waiting: Waiting<Asked, Answer>[] = [];
  let running = false;

  const run = async () => {
    running = true;
    while (waiting.length > 0) {
      // Whoever was woken by the same answer from the socket asks in the same turn of the loop.
      await new Promise((resolve) => setImmediate(resolve));
      const batch = waiting;
      waiting = [];
      await answer(batch, work);
    }
    running = false;
  };
  return (asked) =>
    new Promise<Answer>((resolve, reject) => {
      waiting.push({ asked, resolve, reject });
      if (!running) void run();
    });
}

interface Waiting<Asked, Answer> {
  asked: Asked;
  resolve: (answer: Answer) => void;
  reject: (error: unknown) => void;
}

async function answer<Asked, Answer>(
  batch: Waiting<Asked, Answer>[],
  work: (asked: Asked[]) => Promise<Answer[]>,
): Promise<void> {
  try {
    const answers = await work(batch.map(({ asked }) => asked));
    for (const [i, { resolve }] of batch.entries()) resolve(answers[i]!);
  } catch (error) {
    if (batch.length === 1) batch[0]!.reject(error);
    else await Promise.all(batch.map((one) => answer([one], work)));
  }
}

/** One of `make` for each database, kept as long as that is. */
export function perDatabase<Db extends object, T>(make: (db: Db) => T): (db: Db) => T {
  const kept = new WeakMap<Db, T>();
  return (db) => {
    let one = kept.get(db);
    if (one === undefined) {
      one = make(db);
      kept.set(db, one);
    }
    return one;
  };
}
