import { firstUntoldPage, pageToShow } from '../../src/domain/tellings/page-to-show';

/** `-` is not told; a digit is told at that minute. */
const states = (said: string) =>
  [...said.replaceAll(' ', '')].map((one) =>
    one === '-'
      ? { state: 'not_told' as const, at: null }
      : { state: 'told' as const, at: new Date(`2030-03-04T10:0${one}:00Z`) },
  );

test.each([
  ['nobody is told', '--- ---', 0, 0],
  ['somebody of the first is', '-1- ---', 0, 0],
  ['the first is finished, and stays until the next is begun', '132 ---', 0, 1],
  ['the next is begun', '132 -4-', 1, 1],
  ['the second was finished before the first', '--- 123', 0, 0],
  ['the first is finished after the second', '456 123 ---', 0, 2],
  ['one of the first is taken back', '1-2 4--', 0, 0],
  ['all are', '123 456', 0, 0],
  ['there is nobody', '', 0, 0],
])('%s', (_what, said, shown, first) => {
  expect([pageToShow(states(said), 3), firstUntoldPage(states(said), 3)]).toEqual([shown, first]);
});
