import { presentPicture, rememberPictures } from '../../src/presenters/present-picture';
import type { Chart } from '../../src/views/numbers/numbers-parts';
import { aTrend } from '../pictures/samples';

const log = { error: jest.fn(), warn: jest.fn() } as never;
const fails = (words: string) => () => Promise.reject(new Error(words));
const paint = async () => Buffer.from('a picture');

test('a picture that was drawn and uploaded is shown', async () => {
  const upload = async (png: Buffer, { alt }: { alt: string }) =>
    png.length && alt === aTrend.title ? 'F012345678' : '-';
  const chart = await presentPicture({ paint, upload, log }, aTrend, 'NPS');
  expect(chart).toEqual({ kind: 'picture', fileId: 'F012345678' });
});

test('one that cannot be drawn is told in words', async () => {
  const chart = await presentPicture(
    { paint: fails('no'), upload: async () => 'F012345678', log },
    aTrend,
    'NPS',
  );
  expect(chart).toEqual({ kind: 'none', because: 'The picture could not be drawn' });
});

test('one that Slack refuses is told in words', async () => {
  const chart = await presentPicture({ paint, upload: fails('missing_scope'), log }, aTrend, 'NPS');
  expect(chart).toEqual({ kind: 'none', because: 'Slack did not take the picture' });
});

describe('pictures that are remembered', () => {
  let drawn: string[];
  let fails: boolean;
  let pictures: ReturnType<typeof rememberPictures>;

  beforeEach(() => {
    drawn = [];
    fails = false;
    pictures = rememberPictures(async ({ title }): Promise<Chart> => {
      drawn.push(title);
      return fails ? { kind: 'none', because: 'No' } : { kind: 'picture', fileId: `F${drawn.length}` };
    });
  });

  test('the same one is drawn once, even for two at the same time; another one is drawn', async () => {
    const same = await Promise.all([pictures.show(aTrend, 'NPS'), pictures.show({ ...aTrend }, 'NPS')]);
    expect(same).toEqual([
      { kind: 'picture', fileId: 'F1' },
      { kind: 'picture', fileId: 'F1' },
    ]);
    const other = await pictures.show({ ...aTrend, title: 'Other words for who cannot see it' }, 'NPS');
    expect(other).toEqual({ kind: 'picture', fileId: 'F2' });
  });

  test('one that Slack lost is drawn anew, and no other', async () => {
    await pictures.show(aTrend, 'NPS');
    await pictures.show({ ...aTrend, title: 'Other' }, 'NPS');
    pictures.forget('F1');
    await Promise.resolve();
    expect(await pictures.show(aTrend, 'NPS')).toEqual({ kind: 'picture', fileId: 'F3' });
    expect(await pictures.show({ ...aTrend, title: 'Other' }, 'NPS')).toEqual({
      kind: 'picture',
      fileId: 'F2',
    });
  });

  test('one that could not be had is tried again by the next who wants it', async () => {
    fails = true;
    expect(await pictures.show(aTrend, 'NPS')).toEqual({ kind: 'none', because: 'No' });
    fails = false;
    expect(await pictures.show(aTrend, 'NPS')).toEqual({ kind: 'picture', fileId: 'F2' });
  });
});
