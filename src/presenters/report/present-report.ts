import { teamOf } from '../../config/team-of';
import type { Deps } from '../../deps';
import { type QuoteRef, type ReportFigures, revisionReason } from '../../domain/committee/report';
import { digitsIn } from '../../domain/committee/report-digits';
import type { Standing } from '../../domain/committee/standing';
import { type Month, monthName } from '../../domain/numbers/month-span';
import { npsWords, pointsWords, scoreWords, signedPoints } from '../../domain/numbers/nps-words';
import { shownSplit } from '../../domain/numbers/shown-points';
import { localDate } from '../../domain/sla/calendar-zone';
import { oneOfEach } from '../../domain/themes/quoted-side';
import { shownQuote } from '../../domain/themes/shown-quote';
import { themeName } from '../../domain/themes/taxonomy';
import { decisionsToShow } from '../../queries/committee/decisions';
import { shownCanvas } from '../../queries/committee/report-canvases';
import { quoteKey, quotesAt } from '../../queries/committee/report-quotes';
import {
  missedBefore,
  reportPlace,
  reportRevisions,
  type StoredReport,
} from '../../queries/committee/reports';
import { standingDecisions } from '../../queries/committee/standing-decisions';
import { storedIssue } from '../../queries/themes/issue';
import { NO_CHART } from '../../views/numbers/numbers-parts';
import { segmentValueWords } from '../../views/numbers/segment-words';
import type {
  ReportModel,
  ShownDecision,
  ShownIssue,
  ShownQuote,
  ShownTheme,
} from '../../views/report/model';
import { count } from '../../views/text/words';
import type { PresentDeps } from '../present-card';
import { reportPictures } from './report-pictures';

type ReportPresentDeps = PresentDeps & Pick<Deps, 'showPicture'>;

/** A month's report as it was made, with the quotes and decisions of now; null when there is none. */
export async function reportModel(
  deps: ReportPresentDeps,
  month: Month,
  options: { for: 'channel' | 'person'; pictures: boolean },
): Promise<ReportModel | null> {
  const revisions = await reportRevisions(deps.db, month);
  const [report] = revisions;
  if (!report) return null;
  const { figures, words } = report;
  const finding = findingOf(figures);
  const isAgenda = ({ id }: { id: string }) => id.startsWith('agenda_');
  const place = options.for === 'person' ? await reportPlace(deps.db, month) : null;
  const canvas = options.for === 'channel' ? await shownCanvas(deps.db, month) : null;
  const missed = await missedBefore(deps.db, month);
  const decisions = await shownDecisions(deps, figures);
  const standing = await standingDecisions(deps.db, figures);
  const themes = await shownThemes(deps, figures, standing);
  // What was decided since is no matter of the agenda any more.
  const agenda = words.sentences.filter(
    (one) => isAgenda(one) && !(one.theme && standing.get(one.theme)?.isSettled),
  );
  return {
    title: monthName(month),
    finding,
    sentences: words.sentences.filter((one) => !isAgenda(one)).map(({ text }) => text),
    agenda: agenda.map(({ text }) => text),
    agendaThemes: unlisted(figures, agenda, standing),
    note: words.note,
    madeAt: report.madeAt,
    revision: revisionOf(revisions),
    figures,
    themes,
    issues: await shownIssues(
      deps,
      figures,
      new Set(themes.flatMap(({ said }) => said.map(({ quote }) => quote))),
    ),
    decisions,
    steps: stepsOf(deps, figures),
    charts: options.pictures
      ? await reportPictures(deps, figures, finding)
      : { trend: NO_CHART, themes: NO_CHART },
    links: {
      report: place && deps.directory.permalink(place),
      canvas: canvas && deps.directory.canvasLink(canvas),
    },
    missed: missed.map(monthName),
    share: options.for === 'person',
    sharedBy: null,
  };
}

/** The point about what several accounts report: it asks for a cause, and for no decision. */
const ISSUE_POINT = 'agenda_issue';

// The five are those most spoken of; one that is rarer may cost the score more.
function unlisted(
  figures: ReportFigures,
  agenda: StoredReport['words']['sentences'],
  standing: ReadonlyMap<string, Standing>,
): ReportModel['agendaThemes'] {
  const listed = figures.themes.map(({ themeId }) => themeId);
  return agenda.flatMap(({ id, theme }) => {
    const weighed = id === ISSUE_POINT ? null : figures.weighed?.find(({ themeId }) => themeId === theme);
    if (!weighed || listed.includes(weighed.themeId)) return [];
    const { themeId, name, n } = weighed;
    return [{ themeId, name, n, decided: standing.get(themeId) ?? null }];
  });
}

function findingOf(figures: ReportFigures): string {
  const { nps, last } = figures;
  if (nps.reporting === 'none') return scoreWords(nps);
  const compared = { last: last.nps, change: last.change, name: last.name };
  return `NPS ${npsWords(nps, compared, { digits: digitsIn(figures) })}`;
}

function revisionOf([now, before]: StoredReport[]): ReportModel['revision'] {
  if (!now || !before) return null;
  const reason = revisionReason(before.figures, now.figures);
  if (!reason) return null;
  if (!reason.ofMonth) return { number: now.revision, words: QUARTER_ALONE };
  const { added } = reason;
  const scored = JSON.stringify(before.figures.scores) !== JSON.stringify(now.figures.scores);
  const what =
    added > 0
      ? `${count(added, 'answer')} came after`
      : added < 0
        ? `${count(-added, 'answer')} ${added === -1 ? 'was' : 'were'} taken away since`
        : scored
          ? 'answers were corrected since'
          : before.figures.invited !== now.figures.invited
            ? 'how many were invited was told since'
            : 'what comments are about, here or in the month before, was read again, corrected or confirmed since';
  return { number: now.revision, words: `${what}; ${scoreMove(reason.before, reason.after)}.` };
}

// Its own figures are as they were; which of these it was, no figure tells.
const QUARTER_ALONE =
  'of the quarter, comments were read again, corrected or confirmed, or answers of its earlier months came or went; the month is as before.';

function scoreMove(before: ReportFigures['nps'], after: ReportFigures['nps']): string {
  const words = (nps: ReportFigures['nps']) =>
    nps.reporting === 'none' ? `none (n=${nps.n})` : pointsWords(nps.score);
  const [was, is] = [words(before), words(after)];
  return was === is ? `the score is ${is}, as before` : `the score was ${was}, is ${is}`;
}

/** Of so many answers of an issue one is looked for that no other issue shows. */
const ISSUE_QUOTES = 12;

async function shownThemes(
  { db }: ReportPresentDeps,
  { themes }: ReportFigures,
  standing: ReadonlyMap<string, Standing>,
): Promise<ShownTheme[]> {
  const refs = themes.flatMap(({ quotes, dissent }) => [...quotes, ...(dissent ? [dissent] : [])]);
  const found = await quotesAt(db, refs, shownQuote);
  const words = (ref: QuoteRef) => found.get(quoteKey(ref)) ?? null;
  return themes.map((theme) => ({
    ...theme,
    said: theme.quotes.map(words).filter((one) => one !== null),
    dissents: theme.dissent && words(theme.dissent),
    decided: standing.get(theme.themeId) ?? null,
  }));
}

// Whoever complained of the same after the month is no evidence of it.
async function shownIssues(
  deps: ReportPresentDeps,
  { issues, to }: ReportFigures,
  shown: ReadonlySet<string>,
): Promise<ShownIssue[]> {
  const before = new Date(to);
  const taxonomy = deps.annotator.taxonomy();
  const quotes: ShownQuote[][] = [];
  for (const { issueId } of issues)
    quotes.push((await storedIssue(deps.db, issueId, { quotes: ISSUE_QUOTES, before }))?.quotes ?? []);
  const said = oneOfEach(quotes, shown);
  return issues.map((issue, i) => ({
    ...issue,
    themeName: themeName(issue.themeId, taxonomy),
    said: said[i]!,
  }));
}

async function shownDecisions(
  deps: ReportPresentDeps,
  { month, zone }: ReportFigures,
): Promise<ShownDecision[]> {
  const taxonomy = deps.annotator.taxonomy();
  const today = localDate(zone, deps.now());
  return (await decisionsToShow(deps.db, month)).map((one) => ({
    ...one,
    themeName: themeName(one.theme, taxonomy),
    overdue: one.status === 'open' && one.dueOn !== null && one.dueOn < today,
  }));
}

const STEPS_MAX = 4;

/** What each part did to the score, and all of them together: the parts that are shown add up to it. */
function stepsOf(deps: Pick<Deps, 'config'>, { why, nps, last }: ReportFigures): ReportModel['steps'] {
  // "Others" alone say nothing that the sum does not.
  if (!why?.effects.some(({ value }) => value !== null)) return null;
  if (nps.reporting === 'none' || last.nps.reporting === 'none') return null;
  const nameOf = (value: string) =>
    segmentValueWords(why.segment, value, (id) => teamOf(deps.config, id).name);
  const { change, effects } = shownSplit(last.nps.score, nps.score, why.effects);
  const named = effects.filter(({ value }) => value !== null).slice(0, STEPS_MAX);
  const rest = effects.filter((effect) => !named.includes(effect));
  const others = rest.reduce((sum, { total }) => sum + total, 0);
  const parts = [
    ...named.map(({ value, total }) => ({ name: nameOf(value!), points: signedPoints(total, 1) })),
    { name: 'others', points: signedPoints(others, 1) },
  ];
  return {
    total: signedPoints(change, 1),
    parts: parts.filter(({ points }) => points !== '0').map(({ name, points }) => `${name} ${points}`),
  };
}
