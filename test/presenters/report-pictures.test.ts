import type { ReportFigures } from '../../src/domain/committee/report';
import type { ThemesPicture } from '../../src/pictures/picture';
import { reportPictures } from '../../src/presenters/report/report-pictures';

const early = [
  { name: 'Billing', n: 60, impact: -2 },
  { name: 'Support', n: 50, impact: 1 },
];
const themesOf = async (themes: object[]) => {
  const shown: unknown[] = [];
  const showPicture = async (picture: unknown) => {
    shown.push(picture);
    return { kind: 'none' as const, because: null };
  };
  const figures = { trend: [], month: '2026-10', comments: { themed: 1250 }, themes };
  await reportPictures({ showPicture }, figures as unknown as ReportFigures, 'NPS 20');
  return shown[0] as ThemesPicture;
};

test('a picture of themes that are ranked by what is sure draws that, and says so', async () => {
  const sureBands = { promoter: 0, passive: 0, detractor: 3 };
  const picture = await themesOf([
    { ...early[1], sure: 30, sureBands },
    { ...early[0], sure: 9, sureBands },
  ]);
  expect(picture.subtitle).toBe(
    '1,250 comments with a theme, ranked by what is sure; beside it what all its answers do to the score',
  );
  expect(picture.themes).toEqual([
    { name: 'Support', count: 30, of: 50, impact: 1 },
    { name: 'Billing', count: 9, of: 60, impact: -2 },
  ]);
});

test('that of a report which was made when all answers ranked does not claim it', async () => {
  const picture = await themesOf(early);
  expect(picture.subtitle).toBe('1,250 comments with a theme; beside it what its answers do to the score');
  expect(picture.themes).toEqual([
    { name: 'Billing', count: 60, impact: -2 },
    { name: 'Support', count: 50, impact: 1 },
  ]);
});
