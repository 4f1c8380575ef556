import { type Band, bandOf } from '../domain/bands';
import { COMMENTS } from './data/comments/all-themes';
import { type ForeignComment, FRENCH, GERMAN, SPANISH } from './data/comments/other-languages';
import { OUTAGE } from './data/comments/reliability';
import { CLOSERS, type Mood, OPENERS } from './data/comments/trimmings';
import { THEMES } from './data/theme-weights';
import { fillTemplate } from './fill-template';
import type { AnswerTime } from './make-answer-times';
import type { Random } from './random';
import { roughen } from './roughen';
import { OUTAGE_DAYS_AGO } from './score-trend';
import { THEME_IDS, type ThemeId } from './types';

const DAY_MS = 86_400_000;
const FOREIGN: Record<'de' | 'fr' | 'es', readonly ForeignComment[]> = {
  de: GERMAN,
  fr: FRENCH,
  es: SPANISH,
};
/** How often another text is sought before one that does not suit, or was written already, is taken. */
const TRIES = 12;

export interface Comment {
  text: string;
  theme: ThemeId;
}

export type WriteComment = (time: AnswerTime, score: number) => Comment;

/** A writer that does not repeat itself while it has anything left to say. */
export function createCommentWriter(random: Random, now: Date): WriteComment {
  const bags = new Map<unknown, unknown[]>();
  const written = new Set<string>();
  // Every template of a list is used before any is used twice.
  const draw = <T>(templates: readonly T[]): T => {
    let bag = bags.get(templates) as T[] | undefined;
    if (!bag?.length) {
      bag = random.shuffle(templates);
      bags.set(templates, bag);
    }
    return bag.pop() as T;
  };

  const once = (time: AnswerTime, score: number): Comment => {
    const { language } = time.who.of.sketch;
    const mood = moodOf(score);
    if (language !== 'en' && random.chance(0.6)) {
      const wanted = mood === 'angry' ? 'negative' : mood;
      for (let n = 0; n < 60; n++) {
        const { theme, mood: has, text } = draw(FOREIGN[language]);
        if (has === wanted && fits(text, time, score))
          return { theme, text: fillTemplate(random, text, time, now) };
      }
    }
    const theme = pickTheme(random, time, bandOf(score), now);
    const aboutOutage = theme === 'reliability' && score <= 6 && sinceOutage(time, now) && random.chance(0.7);
    let template = draw(aboutOutage ? OUTAGE : COMMENTS[theme][mood]);
    for (let n = 0; n < TRIES && !fits(template, time, score); n++) template = draw(COMMENTS[theme][mood]);
    const parts = [template];
    if (theme !== 'general' && theme !== 'none') {
      if (random.chance(0.14)) parts.unshift(random.pick(OPENERS[mood]));
      if (random.chance(0.22)) parts.push(random.pick(CLOSERS[mood]));
    }
    const trimmed = parts.filter((part) => fits(part, time, score)).join(' ') || template;
    return { theme, text: roughen(random, fillTemplate(random, trimmed, time, now)) };
  };

  return (time, score) => {
    let comment = once(time, score);
    for (let n = 0; n < TRIES && written.has(comment.text); n++) comment = once(time, score);
    written.add(comment.text);
    return comment;
  };
}

function moodOf(score: number): Mood {
  if (score <= 2) return 'angry';
  const moods: Record<Band, Mood> = { detractor: 'negative', passive: 'mixed', promoter: 'positive' };
  return moods[bandOf(score)];
}

function pickTheme(random: Random, time: AnswerTime, band: Band, now: Date): ThemeId {
  const { lifecycle } = time.who.of.account;
  const weightOf = (theme: ThemeId): number => {
    const usual = THEMES[theme].weight[band];
    if (theme === 'onboarding') return tenureDays(time) < 150 ? usual * 6 : usual * 0.3;
    if (theme === 'reliability' && band !== 'promoter' && sinceOutage(time, now)) return usual * 5;
    if ((theme === 'pricing' || theme === 'competition') && lifecycle === 'at_risk') return usual * 2;
    return usual;
  };
  return random.weighted(THEME_IDS.map((theme) => [theme, weightOf(theme)] as const));
}

// A template that speaks of years needs a customer of years, and one that names its score needs that score.
function fits(template: string, time: AnswerTime, score: number): boolean {
  if (/\byears?\b|Jahren|Stammkunden|chaque année/i.test(template) && tenureDays(time) < 800) return false;
  if (/\bmonths} |{months}|Third month|quarterly/i.test(template) && tenureDays(time) < 330) return false;
  if (score >= 9 && /\b(10|tens?|diez)\b/i.test(template)) return score === 10;
  if (score >= 7 && /\b7\b/.test(template)) return score === 7;
  return true;
}

function tenureDays({ who, answeredAt }: AnswerTime): number {
  return (answeredAt.getTime() - Date.parse(who.of.account.customerSince)) / DAY_MS;
}

function sinceOutage({ answeredAt }: AnswerTime, now: Date): boolean {
  const daysAfter = OUTAGE_DAYS_AGO - (now.getTime() - answeredAt.getTime()) / DAY_MS;
  return daysAfter >= 0 && daysAfter <= 75;
}
