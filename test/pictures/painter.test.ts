import { openPainter, type Painter } from '../../src/pictures/painter';
import { pngOf } from '../../src/pictures/png';
import { svgOf } from '../../src/pictures/svg';
import { aDistribution, aTrend, aWhy } from './samples';

let painter: Painter;

afterEach(() => painter.stop());

test('the thread paints what would be painted here', async () => {
  painter = openPainter();
  const [trend, distribution] = await Promise.all([painter.paint(aTrend), painter.paint(aDistribution)]);
  expect(trend.equals(pngOf(svgOf(aTrend)))).toBe(true);
  expect(distribution.equals(pngOf(svgOf(aDistribution)))).toBe(true);
});

test('one that cannot be drawn says why, and the next one is drawn', async () => {
  painter = openPainter();
  const lie = { ...aWhy, to: { label: 'Q4', score: 99 } };
  await expect(painter.paint(lie)).rejects.toThrow('but the score is 99');
  expect((await painter.paint(aTrend)).length).toBeGreaterThan(1000);
});

test('one that takes too long is given up, and the next one gets a thread of its own', async () => {
  painter = openPainter({ timeoutMs: 1 });
  await expect(painter.paint(aTrend)).rejects.toThrow('longer than 1 ms');
  await expect(painter.paint(aTrend)).rejects.toThrow('longer than 1 ms');
});

test('a thread that rested comes back', async () => {
  painter = openPainter({ idleMs: 1 });
  await painter.paint(aDistribution);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect((await painter.paint(aDistribution)).length).toBeGreaterThan(1000);
});

test('stopping ends what is being painted', async () => {
  painter = openPainter();
  const painting = painter.paint(aTrend);
  const refused = expect(painting).rejects.toThrow('The painter was stopped.');
  await painter.stop();
  await refused;
});

test('once it is stopped no thread is started again, for whoever comes to a picture late', async () => {
  painter = openPainter();
  await painter.stop();
  await expect(painter.paint(aTrend)).rejects.toThrow('The painter was stopped.');
});
