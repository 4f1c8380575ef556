import type { ReportFigures } from '../../domain/committee/report';
import { monthName } from '../../domain/numbers/month-span';
import { pointsWords } from '../../domain/numbers/nps-words';
import { fallenDue } from '../../domain/numbers/sla-rate';
import { POLARITIES } from '../../domain/themes/annotation';
import { count } from '../text/words';
import { impactWords, movementWords, quoteWords, sidesWords, stakeWords } from '../themes/themes-report';
import { rateWords, shareWords } from './figures';
import type { ReportModel, ShownDecision, ShownQuote, ShownTheme } from './model';
import { escapeHtml as esc, list, PAGE_STYLE, section, table } from './page-parts';

/** The whole report as one page, to print and to read apart from Slack: HTML that fetches nothing. */
export function renderReportPage(model: ReportModel): string {
  const { title, figures } = model;
  const revision = model.revision ? `Revision ${model.revision.number}: ${model.revision.words}` : '';
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>What customers told us in ${esc(title)}</title><style>${PAGE_STYLE}</style></head><body>
<header><p>rNPS committee</p><h1>What customers told us in ${esc(title)}</h1>
<p class="finding">${esc(model.finding)}</p>${revision ? `<p class="note">${esc(revision)}</p>` : ''}</header>
<p>${esc(model.sentences.join(' '))}</p>
${section('What we decided before', decisions(model.decisions))}
${section('The score', score(figures) + (model.steps.length > 0 ? `<p class="note">What moved it: ${esc(model.steps.join(' · '))}</p>` : ''))}
${section('Follow-ups', followUps(figures))}
${section('What they spoke of', model.themes.map(theme).join(''))}
${section('What several accounts report alike', list(model.issues.map((one) => `<b>${esc(one.themeName)}</b>: ${count(one.accounts, 'account')}, ${count(one.answers, 'answer')} in ninety days${one.said ? quote(one.said) : ''}`)))}
${figures.sentiment ? section(`How ${figures.sentiment.name} sounds`, sentiment(figures.sentiment)) : ''}
${section('Proposed agenda', list(model.agenda.map(esc), 'ol'))}
<footer>Made ${esc(model.madeAt.toISOString().slice(0, 10))}. ${esc(model.note)} Each answer counts once; intervals are of 95% confidence; months begin at midnight in ${esc(figures.zone)}. Quotes are exact words of comments.</footer>
</body></html>
`;
}

function decisions(all: readonly ShownDecision[]): string {
  if (all.length === 0) return '<p class="note">Nothing is open.</p>';
  const state = { open: 'In progress', delivered: 'Delivered', declined: 'Declined' };
  const rows = all.map((one) => [
    state[one.status] + (one.overdue ? ', overdue' : ''),
    one.title,
    one.themeName,
    one.dueOn ?? '',
    one.delivered ?? one.reason ?? one.firstStep ?? '',
  ]);
  return table(['State', 'What', 'Theme', 'Due', 'Notes'], rows);
}

function score({ trend, ...figures }: ReportFigures): string {
  const rows = trend.map(({ month, nps }) => [
    monthName(month),
    nps.reporting === 'none' ? 'too few' : pointsWords(nps.score),
    nps.reporting === 'none' ? '' : `${pointsWords(nps.interval.low)} to ${pointsWords(nps.interval.high)}`,
    nps.n.toLocaleString('en-US'),
    nps.reporting === 'low' ? 'low data' : '',
  ]);
  const { promoters, passives, detractors } = figures.nps.counts;
  return (
    `<p>${count(figures.nps.n, 'answer')}, ${esc(rateWords(figures))}: ▲ ${count(promoters, 'promoter')}, ◆ ${count(passives, 'passive')}, ▼ ${count(detractors, 'detractor')}.</p>` +
    table(['Month', 'NPS', '95%', 'n', ''], rows)
  );
}

function followUps({ followUps: f }: ReportFigures): string {
  const due = fallenDue(f.promises);
  return table(
    ['Contacted in time', 'Claimed in time', 'Loops closed', 'Customers told'],
    [
      [
        shareWords(f.promises.kept, due),
        shareWords(f.claimedInTime, due),
        shareWords(f.closed, f.opened),
        shareWords(f.told, f.closed),
      ],
    ],
  );
}

function theme(one: ShownTheme, i: number): string {
  const lines = [impactWords(one), stakeWords(one), movementWords(one)].filter((line) => line !== null);
  return (
    `<article><h3>${i + 1}. ${esc(one.name)} <small>${count(one.n, 'answer')}: ${esc(sidesWords(one))}</small></h3>` +
    `<p>${esc(lines.join(' '))}</p>${one.said.map(quote).join('')}` +
    `${one.dissents ? `<p class="note">and the other way:</p>${quote(one.dissents)}` : ''}</article>`
  );
}

function quote(said: ShownQuote): string {
  return `<blockquote dir="auto">${esc(quoteWords(said))}</blockquote>`;
}

function sentiment({
  months,
  now,
  last,
  name,
  lastName,
  themes,
}: NonNullable<ReportFigures['sentiment']>): string {
  const row = (label: string, sides: typeof now) => {
    const n = POLARITIES.reduce((sum, side) => sum + sides[side], 0);
    return [label, ...POLARITIES.map((side) => shareWords(sides[side], n)), n.toLocaleString('en-US')];
  };
  return (
    table(
      ['', 'Pleased', 'Neither', 'Displeased', 'Comments'],
      [
        row(lastName, last),
        row(name, now),
        ...months.map(({ month, sides }) => row(monthName(month), sides)),
      ],
    ) +
    list(
      themes.map(
        (one) =>
          `<b>${esc(one.name)}</b>: ${count(one.n, 'answer')}, ${esc(sidesWords(one))}. ${esc(movementWords(one))}`,
      ),
    )
  );
}
