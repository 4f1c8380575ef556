import { openPainter } from '../src/pictures/painter';
import type { Picture } from '../src/pictures/picture';
import { type Benchmark, verdict } from './benchmark';
import { median, percentile } from './measure';
import { PICTURES } from './picture-samples';
import { digits } from './table';

const AIM_MS = 300;

/** Each picture from its model to its PNG, in the painter's thread; and how late this thread's own work is meanwhile. */
export const picture: Benchmark = async ({ quick, progress }) => {
  const times = quick ? 3 : 30;
  const before = rssMb();
  const painter = openPainter();
  const started = performance.now();
  await painter.paint(PICTURES[0]!);
  const firstMs = performance.now() - started;
  for (const one of PICTURES) await painter.paint(one);
  const late = watchLateness();
  const rows: string[][] = [];
  const slowest: number[] = [];
  for (const one of PICTURES) {
    progress(`picture: ${one.kind}`);
    const { row, took } = await paintAgain(painter.paint, one, times);
    rows.push(row);
    slowest.push(percentile(took, 0.95));
  }
  const lateMs = late.stop();
  const paintingMb = rssMb();
  await painter.stop();
  return [
    {
      title: `A picture of 1600 by 900 pixels, from its numbers to its PNG (${times} times each, after one to warm up)`,
      head: ['', 'median ms', 'p95 ms', 'CPU ms', 'KB'],
      rows,
      remarks: [
        `Aim: at most ${AIM_MS} ms each. ${quick ? 'Not judged by so few.' : verdict(slowest.every((ms) => ms <= AIM_MS))} (By the p95.)`,
        `The first one, with the start of the thread: ${digits(firstMs)} ms.`,
        `Meanwhile a timer of the main thread was at most ${digits(lateMs)} ms late.`,
        `Memory: ${digits(before)} MB before, ${digits(paintingMb)} MB while painting, ${digits(rssMb())} MB after the thread ended.`,
      ],
    },
  ];
};

async function paintAgain(paint: (picture: Picture) => Promise<Buffer>, one: Picture, times: number) {
  const took: number[] = [];
  let bytes = 0;
  const cpu = process.cpuUsage();
  for (let time = 0; time < times; time += 1) {
    const start = performance.now();
    bytes = (await paint(one)).length;
    took.push(performance.now() - start);
  }
  const { user, system } = process.cpuUsage(cpu);
  const row = [
    one.kind,
    digits(median(took)),
    digits(percentile(took, 0.95)),
    digits((user + system) / 1000 / times),
    digits(bytes / 1000),
  ];
  return { row, took };
}

/** How late a timer of 10 ms was at most, until stopped. */
function watchLateness(): { stop: () => number } {
  let worst = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    worst = Math.max(worst, now - last - 10);
    last = now;
  }, 10);
  return {
    stop: () => {
      clearInterval(timer);
      return worst;
    },
  };
}

const rssMb = () => process.memoryUsage().rss / 1e6;
