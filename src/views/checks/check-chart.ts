import type { ChartBlock } from '../numbers/native-chart';
import type { Findings } from './check-findings';

/** Adds what Slack would refuse in its own chart (docs.slack.dev, "Data visualization block"). */
export function checkChart({ title, chart }: ChartBlock, path: string, findings: Findings): void {
  findings.filled(`${path}.title`, title, 'chartTitle');
  findings.items(`${path}.chart.series`, chart.series, 'chartSeries');
  const { categories } = chart.axis_config;
  findings.items(`${path}.chart.axis_config.categories`, categories, 'chartPoints');
  findings.unique(`${path}.chart.axis_config`, 'category', categories);
  chart.series.forEach(({ name, data }, index) => {
    const at = `${path}.chart.series[${index}]`;
    findings.filled(`${at}.name`, name, 'chartLabel');
    if (data.map(({ label }) => label).join('\n') !== categories.join('\n')) {
      findings.add(`${at}.data`, 'not one value for each category');
    }
    data.forEach(({ label, value }, point) => {
      findings.filled(`${at}.data[${point}].label`, label, 'chartLabel');
      if (!Number.isFinite(value)) findings.add(`${at}.data[${point}].value`, 'not a number');
    });
  });
}
