import { tellTrouble, tickOf } from '../../src/jobs/scheduler';

type Told = { level: string; fields: Record<string, unknown> };

function clockWith(run: () => Promise<number>, touch: () => Promise<void> = async () => {}) {
  const told: Told[] = [];
  const say = (level: string) => (fields: Record<string, unknown>) => void told.push({ level, fields });
  const log = { info: say('info'), warn: say('warn'), error: say('error') };
  const deps = { log, now: () => new Date(), realNow: () => new Date() } as any;
  const ring = tickOf({ name: 'slow', every: '1 hour', run }, { deps, underWay: new Map() });
  const tick = () => ({ touch, attrs: {} as { lockedAt?: Date } });
  return { told, deps, ring: (at = tick()) => ring(at as any), tick };
}

test('a tick that was taken for lost and is rung again does not run beside itself, and runs again afterwards', async () => {
  let runs = 0;
  let end = () => {};
  const { ring } = clockWith(() => {
    runs += 1;
    return new Promise((resolve) => (end = () => resolve(0)));
  });
  const first = ring();
  await ring();
  expect(runs).toBe(1);
  end();
  await first;
  const second = ring();
  expect(runs).toBe(2);
  end();
  await second;
});

test('however long a tick waited for its turn, its time begins with it', async () => {
  const { ring, tick } = clockWith(async () => 0);
  const late = tick();
  late.attrs.lockedAt = new Date(0);
  await ring(late);
  expect(late.attrs.lockedAt.getTime()).toBeGreaterThan(0);
});

test('a tick does not end before what keeps its lock is written', async () => {
  let [end, written] = [() => {}, () => {}];
  let touched = () => {};
  const isTouched = new Promise<void>((resolve) => (touched = resolve));
  const { ring } = clockWith(
    () => new Promise((resolve) => (end = () => resolve(0))),
    () => {
      touched();
      return new Promise((resolve) => (written = resolve));
    },
  );
  let hasEnded = false;
  const running = ring().then(() => (hasEnded = true));
  await isTouched;
  end();
  await new Promise(setImmediate);
  expect(hasEnded).toBe(false);
  written();
  await running;
});

test('a tick that fails is told to the log, and can be rung again', async () => {
  const trouble = new Error('no connection');
  const { ring, told } = clockWith(() => Promise.reject(trouble));
  await ring();
  await ring();
  expect(told).toEqual(Array(2).fill({ level: 'error', fields: { err: trouble, job: 'slow' } }));
});

test('a busy machine is told of in one quiet line, and any other trouble of the clock with all that is known', () => {
  const { deps, told } = clockWith(async () => 0);
  const saying = (words: string) => new Error(`execution of 'find-issues' canceled, ${words}`);
  tellTrouble(
    deps,
    saying('execution took more than 3000ms. Call touch() for long running jobs to keep them alive.'),
  );
  tellTrouble(
    deps,
    saying('no lockedAt date found. Ensure to call touch() for long running jobs to keep them alive.'),
  );
  const other = new Error('no such table');
  tellTrouble(deps, other);
  expect(told).toEqual([
    { level: 'info', fields: { job: 'find-issues' } },
    { level: 'warn', fields: { err: other } },
  ]);
});
