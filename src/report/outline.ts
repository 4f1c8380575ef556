import type { Passage } from '../ai/model/narrate';
import type { Initiative } from '../domain/committee/initiative';
import type { ReportChange, ReportFigures } from '../domain/committee/report';
import type { Standing } from '../domain/committee/standing';
import { sureCost, type WeighedTheme, weighing } from '../domain/committee/weighing';
import type { Facts } from '../domain/narration/fill';
import type { Nps } from '../domain/numbers/nps';
import { changeWords, digitsOf, scoreWords, signedPoints } from '../domain/numbers/nps-words';
import { shownSplit } from '../domain/numbers/shown-points';
import { fallenDue } from '../domain/numbers/sla-rate';
import { localDate } from '../domain/sla/calendar-zone';
import { type Taxonomy, themeName } from '../domain/themes/taxonomy';
import { SEGMENT_NOUNS } from '../views/numbers/segment-words';
import { count, dayWords, money } from '../views/text/words';
import { readingsWords, stillCriticisedWords } from '../views/themes/theme-words';

/** What a report's words are made of. */
export interface ReportOutline {
  /** Named values as they are to be shown; they are never sent. */
  facts: Facts;
  /** What each sentence is about, which facts it may name, and its template. */
  outline: Passage[];
  /** The themes that points of the agenda are about, by the passages that name them. */
  themes: Readonly<Record<string, string>>;
}

interface Told {
  figures: ReportFigures;
  decisions: readonly Pick<Initiative, 'status'>[];
  /** What was decided about themes, by their ids. */
  standing: ReadonlyMap<string, Standing>;
  taxonomy: Taxonomy;
}

type Part = { facts: Record<string, string>; passage: Omit<Passage, 'may'>; theme?: string };

/** The sentences of a month, in their order; what the figures cannot carry has none. */
export function reportOutline(told: Told): ReportOutline {
  const parts = [quarter(told), why(told), themes(told), weight(told), followUps(told), ...agenda(told)];
  const present = parts.filter((part) => part !== null);
  return {
    facts: Object.assign({}, ...present.map(({ facts }) => facts)),
    outline: present.map(({ facts, passage }) => ({ ...passage, may: Object.keys(facts) })),
    themes: Object.fromEntries(
      present.flatMap(({ passage, theme }) => (theme === undefined ? [] : [[passage.id, theme]])),
    ),
  };
}

function quarter({ figures: { quarter: q } }: Told): Part | null {
  if (q.now.reporting === 'none') return null;
  return {
    facts: {
      quarter: q.nowName,
      quarter_nps: scoreWords(q.now, { digits: digitsOf(q.now, q.nps) }),
      quarter_change: moved(q.now, q),
    },
    passage: {
      id: 'quarter',
      about: 'The score over the last months taken together, and how sure it is that it moved.',
      must: ['quarter_nps', 'quarter_change'],
      template: '{quarter} taken together: {quarter_nps}, {quarter_change}.',
    },
  };
}

/** How a score stands to the one that it is compared with, in words that claim no more than the test. */
export function moved(now: Nps, last: ReportChange): string {
  return now.reporting === 'none'
    ? 'too few to compare'
    : changeWords(
        now.score,
        { last: last.nps, change: last.change, name: last.name },
        { digits: digitsOf(now, last.nps) },
      );
}

function why({ figures }: Told): Part | null {
  const { why: split, last } = figures;
  if (!split || figures.nps.reporting === 'none' || last.nps.reporting === 'none') return null;
  const shown = shownSplit(last.nps.score, figures.nps.score, split.effects);
  return {
    facts: {
      last_month: last.name,
      why_segment: SEGMENT_NOUNS[split.segment],
      why_rate: points(shown.rate),
      why_mix: points(shown.mix),
      why_note: split.mixExplains ? ', so mostly other people answered' : '',
    },
    passage: {
      id: 'why',
      about:
        'Of the difference to the month before, what part is other scores and what part is other people.',
      must: ['why_rate', 'why_mix', 'why_note'],
      template:
        'Of the difference to {last_month}, {why_rate} is what customers said and {why_mix} is who answered (by {why_segment}){why_note}.',
    },
  };
}

// Of as many sure answers none is ahead.
function themes({ figures }: Told): Part | null {
  const [top, next] = figures.themes;
  if (!top?.sure || top.sure === next?.sure) return null;
  return {
    facts: { theme_top: top.name, theme_top_n: readingsWords(top) },
    passage: {
      id: 'themes',
      about: 'What customers spoke of for sure more than of anything else.',
      must: ['theme_top', 'theme_top_n'],
      template: 'By what is sure, customers spoke of {theme_top} more than of anything else ({theme_top_n}).',
    },
  };
}

// Chosen by what is sure; what it does to the score is told of all that may be about it, as everywhere.
function weight({ figures }: Told): Part | null {
  const [heaviest, next] = dearest(figures);
  if (!heaviest || heaviest.impact === null || heaviest.impact >= 0) return null;
  if (next && sureCost(next) === sureCost(heaviest)) return null;
  const arr = heaviest.stakes.filter((one) => one.arr > 0).map((one) => money(one.arr, one.currency));
  const at = arr.length > 0 ? `; ${arr.join(' and ')} of ARR is with accounts that have a detractor` : '';
  return {
    facts: {
      theme_weight: heaviest.name,
      theme_weight_n: readingsWords(heaviest),
      theme_weight_impact: `${Math.abs(heaviest.impact).toFixed(1)} points`,
      theme_weight_arr: at,
    },
    passage: {
      id: 'weight',
      about:
        'The theme that, by what is sure, costs the score more than any other; by how much, counting all that may be about it; and what revenue is at stake.',
      must: ['theme_weight', 'theme_weight_n', 'theme_weight_impact', 'theme_weight_arr'],
      template:
        'By what is sure, {theme_weight} weighs on the score more than any other: without all that may be about it ({theme_weight_n}) the NPS would differ by {theme_weight_impact}{theme_weight_arr}.',
    },
  };
}

// Of all themes of the month, of which the five that are listed are those most spoken of.
const dearest = ({ weighed, themes: listed }: ReportFigures) => weighed ?? weighing<WeighedTheme>(listed);

function followUps({ figures: { followUps: f } }: Told): Part | null {
  const due = fallenDue(f.promises);
  if (due === 0 && f.opened === 0) return null;
  return {
    facts: {
      kept: `${f.promises.kept.toLocaleString('en-US')} of ${count(due, 'promise')} of contact`,
      closed: `${f.closed.toLocaleString('en-US')} of ${count(f.opened, 'follow-up')}`,
    },
    passage: {
      id: 'follow_ups',
      about: 'How many promises of contact were kept in time, and how many loops are closed.',
      must: ['kept', 'closed'],
      template: 'We kept {kept} in time, and closed the loop of {closed}.',
    },
  };
}

const AGENDA_THEMES = 2;
const FEW = 30;

function agenda({ figures, decisions, standing, taxonomy }: Told): (Part | null)[] {
  const open = decisions.filter(({ status }) => status === 'open');
  const isUnsettled = ({ themeId }: { themeId: string }) => !standing.get(themeId)?.isSettled;
  const undecided = dearest(figures).filter(isUnsettled);
  const late = figures.followUps.promises.openLate;
  // Of what was decided about, the cause is the matter of whoever has it.
  const issue = figures.issues.find(isUnsettled);
  return [
    item(
      'decisions',
      open.length > 0 ? {} : null,
      'Go through what was decided before: who has it, and what it waits for.',
    ),
    ...undecided
      .slice(0, AGENDA_THEMES)
      .map((theme, i) => toDecide(theme, i + 1, { stands: standing.get(theme.themeId), zone: figures.zone })),
    about(
      issue?.themeId,
      item(
        'issue',
        issue
          ? {
              issue_theme: themeName(issue.themeId, taxonomy),
              issue_accounts: count(issue.accounts, 'account'),
            }
          : null,
        'Ask for the cause of what {issue_accounts} report alike ({issue_theme}).',
      ),
    ),
    item(
      'late',
      late > 0 ? { still_waiting: count(late, 'customer') } : null,
      'See that {still_waiting} whose time is over are called.',
    ),
    item(
      'few',
      figures.nps.n < FEW ? { answers: count(figures.nps.n, 'answer') } : null,
      'Ask how more customers can be heard: {answers} carry little.',
    ),
  ];
}

function toDecide(
  theme: WeighedTheme,
  place: number,
  { stands, zone }: { stands: Standing | undefined; zone: string },
): Part | null {
  const name = `agenda_theme_${place}`;
  const facts = { [name]: theme.name };
  const since = stands?.decision.deliveredSince;
  if (stands?.since && since) {
    const after = { [`${name}_still`]: stillCriticisedWords(stands.since), [`${name}_day`]: dayWords(since) };
    const template = `Decide about {${name}} once more: {${name}_still} after it was delivered on {${name}_day}.`;
    return about(theme.themeId, item(`theme_${place}`, { ...facts, ...after }, template));
  }
  const n = { [`${name}_n`]: readingsWords(theme) };
  if (stands?.decision.closedAt) {
    const day = dayWords(localDate(zone, stands.decision.closedAt));
    // Words of ours may not claim that anything went up or down, and "declined" is one that may.
    const closed = { [`${name}_closed`]: `declined on ${day}` };
    const template = `Decide about {${name}} ({${name}_n}) once more: it was {${name}_closed}.`;
    return about(theme.themeId, item(`theme_${place}`, { ...facts, ...n, ...closed }, template));
  }
  const template = `Decide about {${name}} ({${name}_n}): make it an initiative, or say why not.`;
  return about(theme.themeId, item(`theme_${place}`, { ...facts, ...n }, template));
}

// So that the point can go when somebody decides.
function about(theme: string | undefined, part: Part | null): Part | null {
  return part && theme !== undefined ? { ...part, theme } : part;
}

function item(id: string, facts: Record<string, string> | null, template: string): Part | null {
  if (!facts) return null;
  const what = 'A point of the proposed agenda, as something to do.';
  return { facts, passage: { id: `agenda_${id}`, about: what, must: Object.keys(facts), template } };
}

/** "+4.0 points", "−1.2 points", "nothing" */
function points(value: number): string {
  const shown = signedPoints(value, 1);
  return shown === '0' ? 'nothing' : `${shown} points`;
}
