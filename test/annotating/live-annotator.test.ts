import { createLiveAnnotator, type Lesson } from '../../src/annotating/live-annotator';
import { SHIPPED } from '../../src/domain/themes/taxonomy';

const SCORED = Array.from({ length: 40 }, (_, i) => ({
  comment: i % 2 ? `The pallet scanner of bay ${i} is a joy` : `The pallet scanner of bay ${i} is a misery`,
  score: i % 2 ? 10 : 1,
}));

function lesson({ version = SHIPPED.version, day = '2030-03-04' } = {}) {
  const scored = jest.fn(async () => SCORED);
  const made: Lesson = {
    taxonomy: { ...SHIPPED, version },
    day,
    lastCorrection: '0',
    corrections: async () => [],
    scored,
  };
  return { made, scored };
}

test('two who come with one lesson at once teach it once', async () => {
  const annotator = createLiveAnnotator(SHIPPED);
  const [one, other] = [lesson(), lesson()];
  expect(await Promise.all([annotator.learn(one.made), annotator.learn(other.made)])).toEqual([true, false]);
  expect(one.scored).toHaveBeenCalledTimes(1);
  expect(other.scored).not.toHaveBeenCalled();
});

test('a lesson that could not be read keeps nobody from the next one', async () => {
  const annotator = createLiveAnnotator(SHIPPED);
  const broken = { ...lesson().made, scored: () => Promise.reject(new Error('the connection was lost')) };
  await expect(annotator.learn(broken)).rejects.toThrow('the connection was lost');
  expect(await annotator.learn(lesson().made)).toBe(true);
});

test('a list of themes of before a change does not come back', async () => {
  const annotator = createLiveAnnotator(SHIPPED);
  const [before, after] = [lesson(), lesson({ version: SHIPPED.version + 1 })];
  expect(await Promise.all([annotator.learn(after.made), annotator.learn(before.made)])).toEqual([
    true,
    false,
  ]);
  expect(annotator.taxonomy().version).toBe(SHIPPED.version + 1);
});
