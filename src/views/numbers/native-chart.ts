import type { KnownBlock } from '@slack/types';
import { LIMITS } from '../checks/limits';
import { clipByLength, neutralise } from '../text/mrkdwn';
import { type Figure, scoreFigure } from './figure';

/**
 * Slack's own chart, of June 2026 and not in its types yet (docs.slack.dev, "Data visualization block"). Every series
 * needs a value for every category, so it can show neither a gap nor a band.
 */
export interface ChartBlock {
  type: 'data_visualization';
  block_id?: string;
  title: string;
  chart: {
    type: 'line';
    series: { name: string; data: { label: string; value: number }[] }[];
    axis_config: { categories: string[]; x_label?: string; y_label?: string };
  };
}

/** Whether a block is Slack's own chart. */
export function isChart(block: unknown): block is ChartBlock {
  return (block as ChartBlock).type === 'data_visualization';
}

/**
 * NPS by month in Slack's own chart: the score and both ends of its interval, as three lines. Null when a month has
 * no score, when there are too many, or when two have one name: then the chart would leave something out.
 */
export function nativeChart(title: string, figures: Figure[]): KnownBlock | null {
  const categories = figures.map(({ label }) => oneLine(label, LIMITS.chartLabel.max));
  const whole = figures.every(({ score, low, high }) => score !== null && low !== null && high !== null);
  const fits = figures.length > 0 && figures.length <= LIMITS.chartPoints.max;
  const distinct =
    new Set(categories).size === categories.length && categories.every((label) => /\S/u.test(label));
  if (!whole || !fits || !distinct) return null;
  const series = (name: string, of: (figure: Figure) => number | null) => ({
    name,
    data: figures.map((figure, index) => ({
      label: categories[index]!,
      value: Math.round(of(figure)!),
    })),
  });
  const newest = figures.at(-1)!;
  const block: ChartBlock = {
    type: 'data_visualization',
    title: oneLine(`${title}: ${scoreFigure(newest.score!)}`, LIMITS.chartTitle.max),
    chart: {
      type: 'line',
      series: [
        series('High end', ({ high }) => high),
        series('NPS', ({ score }) => score),
        series('Low end', ({ low }) => low),
      ],
      axis_config: { categories, y_label: 'NPS' },
    },
  };
  return block as unknown as KnownBlock;
}

function oneLine(text: string, max: number): string {
  return clipByLength(neutralise(text).replace(/\s+/gu, ' ').trim(), max);
}
