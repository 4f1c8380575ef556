import type { KnownBlock } from '@slack/types';
import { isBySure } from '../../domain/committee/report';
import { wholePoints } from '../../domain/numbers/nps-words';
import { problemsOf } from '../checks/check-view';
import { ACTIONS } from '../ids';
import { figureWords } from '../numbers/figure';
import { type Chart, chartBlocks, findingText } from '../numbers/numbers-parts';
import { button, context, header, type Message, section } from '../text/message';
import { escapeMrkdwn, inline, mention, slackDate } from '../text/mrkdwn';
import { bullets, line, richText, words } from '../text/rich-text';
import { count } from '../text/words';
import { readingsWords } from '../themes/theme-words';
import { CUTS, type Cut } from './cut';
import { decisionBlocks } from './decisions';
import { reportTitle } from './document';
import { answersButtons, figuresBlock } from './figures';
import { impactBlocks } from './impact';
import type { ReportModel } from './model';
import { issueBlocks, themeBlocks, unlistedBlocks } from './themes';

/**
 * The month as the committee meets over it: the finding, what was decided, the figures, the themes, the agenda. Of a
 * month with more than Slack takes in a message, as much as it takes.
 */
export function renderReport(model: ReportModel): Message {
  const text = findingText(`${model.title}. ${model.finding}`);
  let blocks: KnownBlock[] = [];
  for (const cut of CUTS) {
    blocks = blocksOf(model, cut);
    if (problemsOf(blocks, 'message').length === 0) break;
  }
  return { text, blocks };
}

function blocksOf(model: ReportModel, cut: Cut): KnownBlock[] {
  const { figures, charts } = model;
  const buttons = answersButtons(figures);
  return [
    header(reportTitle(model.title)),
    section(`*${findingText(model.finding)}*`),
    ...(model.revision ? [context(revisionWords(model.revision))] : []),
    ...sentences(model.sentences, cut),
    { type: 'divider' },
    ...decisionBlocks(model.decisions, cut.decisions),
    { type: 'divider' },
    ...picture(charts.trend, trendAlt(model)),
    figuresBlock(figures),
    ...(buttons ? [buttons] : []),
    ...(model.steps.length > 0 ? [context(stepsWords(model))] : []),
    ...impactBlocks(figures),
    { type: 'divider' },
    section('*What they spoke of*'),
    ...picture(charts.themes, themesAlt(model)),
    ...themeBlocks(model, cut),
    ...issueBlocks(model.issues, figures.month, cut),
    ...agendaBlocks(model.agenda, cut),
    ...unlistedBlocks(model),
    ...ending(model, cut),
  ];
}

function sentences(all: readonly string[], cut: Cut): KnownBlock[] {
  if (all.length === 0) return [];
  return [section(all.map((one) => escapeMrkdwn(inline(one, cut.sentence))).join(' '))];
}

function revisionWords({ number, words: what }: NonNullable<ReportModel['revision']>): string {
  return `✎ Revision ${number}: ${escapeMrkdwn(inline(what, 500))}`;
}

function picture(chart: Chart, alt: string): KnownBlock[] {
  if (chart.kind === 'none' && chart.because)
    return [context(`${escapeMrkdwn(inline(chart.because, 200))}.`)];
  return chartBlocks(chart, alt, null);
}

function trendAlt({ finding, figures }: ReportModel): string {
  const months = figures.trend.toReversed().map(({ month, nps }) => {
    const known =
      nps.reporting === 'none'
        ? { score: null, low: null, high: null, level: 'none' as const }
        : { score: nps.score, low: nps.interval.low, high: nps.interval.high, level: nps.reporting };
    return `${month}: ${figureWords({ label: month, n: nps.n, ...known })}`;
  });
  return `${finding}. Chart of NPS by month with its 95% interval. ${months.join('; ')}.`;
}

function themesAlt({ themes }: ReportModel): string {
  const bySure = isBySure(themes);
  const each = themes.map(
    ({ name, n, sure, impact }) =>
      `${name}: ${bySure ? readingsWords({ n, sure }) : count(n, 'answer')}${impact === null ? '' : `, ${impact.toFixed(1)} points of NPS`}`,
  );
  return `What customers spoke of, by how many${bySure ? ' are sure' : ''} and by what it does to the score. ${each.join('; ')}.`;
}

// What each part of a segment did to the score, in whole points; parts that did nothing are left out.
function stepsWords({ steps, figures }: ReportModel): string {
  const total = figures.why ? wholePoints(figures.why.rate + figures.why.mix) : 0;
  const sum = `${total > 0 ? '+' : total < 0 ? '\u2212' : ''}${count(Math.abs(total), 'point')}`;
  const month = figures.month;
  return `Together ${sum}: ${steps.map((step) => escapeMrkdwn(inline(step, 120))).join(' · ')}. \`/rnps why ${month}\` shows all of it.`;
}

function agendaBlocks(agenda: readonly string[], cut: Cut): KnownBlock[] {
  if (agenda.length === 0) return [];
  return [
    { type: 'divider' },
    section('*Proposed agenda*'),
    richText({
      ...bullets(agenda.map((one) => line(words(inline(one, cut.sentence))))),
      style: 'ordered',
    }),
  ];
}

function ending(model: ReportModel, cut: Cut): KnownBlock[] {
  const { links, figures } = model;
  const month = figures.month;
  const where = links.report
    ? `<${links.report}|Open the report in its channel>, with customers' words in its thread, and all of it as a page.`
    : null;
  const canvas = links.canvas
    ? `<${links.canvas}|Open it as a canvas>: all of it on one page, rewritten whenever the report is.`
    : null;
  const missed =
    model.missed.length > 0
      ? `Kept for earlier months, too: ${model.missed.map((one) => escapeMrkdwn(one)).join(', ')}. \`/rnps report MONTH\` shows them.`
      : null;
  const shortened =
    cut === CUTS[0]
      ? null
      : 'Shortened to what Slack takes in a message: its thread has the words, its canvas or page all of it.';
  const basis =
    `Made ${slackDate(model.madeAt)}. ${escapeMrkdwn(inline(model.note, 200))} ` +
    `Each answer counts once; intervals are of 95% confidence; months begin at midnight in ${escapeMrkdwn(inline(figures.zone, 60))}. ` +
    (figures.invited === null ? `\`/rnps invited ${month} 1200\` tells how many were invited. ` : '') +
    `An answer counts for each theme that it is about; overall judgements are no theme. \`/rnps report ${month}\` looks whether answers came late.`;
  return [
    ...(model.share
      ? [{ type: 'actions' as const, elements: [button(ACTIONS.reportShare, 'Share', month)] }]
      : []),
    ...[
      model.sharedBy ? `Shared by ${mention(model.sharedBy)}` : null,
      where,
      canvas,
      missed,
      shortened,
      basis,
    ]
      .filter((one) => one !== null)
      .map((one) => context(one)),
  ];
}
