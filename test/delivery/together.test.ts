import { together } from '../../src/delivery/together';

test('what is asked while an answer is on its way goes together with the next, each with its own answer', async () => {
  const batches: number[][] = [];
  let goOn = () => {};
  const double = together(async (asked: number[]) => {
    batches.push(asked);
    await new Promise<void>((resolve) => {
      goOn = resolve;
    });
    return asked.map((n) => 2 * n);
  });
  const first = [double(1), double(2)];
  await until(() => batches.length === 1);
  const later = [double(3), double(4), double(5)];
  goOn();
  expect(await Promise.all(first)).toEqual([2, 4]);
  await until(() => batches.length === 2);
  goOn();
  expect(await Promise.all(later)).toEqual([6, 8, 10]);
  expect(batches).toEqual([
    [1, 2],
    [3, 4, 5],
  ]);
});

test('one that fails takes nobody with it, and later ones are answered', async () => {
  const root = together(async (asked: number[]) => {
    if (asked.some((n) => n < 0)) throw new Error('no root');
    return asked.map(Math.sqrt);
  });
  const answers = await Promise.allSettled([root(4), root(-1), root(9)]);
  expect(answers.map((one) => (one.status === 'fulfilled' ? one.value : one.reason.message))).toEqual([
    2,
    'no root',
    3,
  ]);
  expect(await root(16)).toBe(4);
});

async function until(done: () => boolean): Promise<void> {
  while (!done()) await new Promise((resolve) => setImmediate(resolve));
}
