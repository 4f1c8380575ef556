import { type EChartsOption, init } from 'echarts';
import { distribution } from './distribution';
import { impact } from './impact';
import type { Picture } from './picture';
import { segments } from './segments';
import { HEIGHT, WIDTH } from './style';
import { target } from './target';
import { themes } from './themes';
import { transitions } from './transitions';
import { trend } from './trend';
import { why } from './why';

/** The picture as SVG, of our own shapes and escaped text alone. */
export function svgOf(picture: Picture): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height: HEIGHT });
  try {
    chart.setOption(optionOf(picture));
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
}

function optionOf(picture: Picture): EChartsOption {
  switch (picture.kind) {
    case 'trend':
      return trend(picture);
    case 'segments':
      return segments(picture);
    case 'why':
      return why(picture);
    case 'target':
      return target(picture);
    case 'distribution':
      return distribution(picture);
    case 'themes':
      return themes(picture);
    case 'transitions':
      return transitions(picture);
    case 'impact':
      return impact(picture);
  }
}
