import { presentPicture } from '../../src/presenters/present-picture';
import { aTrend } from '../pictures/samples';

const log = { error: jest.fn(), warn: jest.fn() } as never;
const fails = (words: string) => () => Promise.reject(new Error(words));
const paint = async () => Buffer.from('a picture');

test('a picture that was drawn and uploaded is shown', async () => {
  const fileIdOf = async (png: Buffer, { alt }: { alt: string }) =>
    png.length && alt === aTrend.title ? 'F012345678' : '-';
  const chart = await presentPicture({ paint, fileIdOf, log }, aTrend, 'NPS');
  expect(chart).toEqual({ kind: 'picture', fileId: 'F012345678' });
});

test('one that cannot be drawn is told in words', async () => {
  const chart = await presentPicture(
    { paint: fails('no'), fileIdOf: async () => 'F012345678', log },
    aTrend,
    'NPS',
  );
  expect(chart).toEqual({ kind: 'none', because: 'The picture could not be drawn' });
});

test('one that Slack refuses is told in words', async () => {
  const chart = await presentPicture({ paint, fileIdOf: fails('missing_scope'), log }, aTrend, 'NPS');
  expect(chart).toEqual({ kind: 'none', because: 'Slack did not take the picture' });
});
