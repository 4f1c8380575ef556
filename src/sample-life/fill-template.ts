import { MONTHS_IN_ENGLISH } from '../domain/month-names';
import { INDUSTRIES } from './data/industries';
import type { AnswerTime } from './make-answer-times';
import type { Random } from './random';
import type { Plan } from './types';

const DAY_MS = 86_400_000;
const NUMBER_WORDS = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ');
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'];
const HEADCOUNT: Record<Plan, readonly [number, number]> = {
  starter: [18, 45],
  team: [40, 120],
  business: [110, 380],
  enterprise: [320, 940],
};

/**
 * Chooses one of each `[a|b]` and fills each `{slot}`, the same slot alike throughout. Throws a RangeError on a slot
 * that nobody knows, naming it.
 */
export function fillTemplate(random: Random, template: string, time: AnswerTime, now: Date): string {
  const chosen = template.replace(/\[([^[\]]*\|[^[\]]*)\]/g, (_, options: string) =>
    random.pick(options.split('|')),
  );
  const filled = new Map<string, string>();
  return chosen.replace(/\{(\w+)\}/g, (_, slot: string, offset: number) => {
    const name = slot[0]!.toLowerCase() + slot.slice(1);
    const value = filled.get(name) ?? slotValue(random, name, time, now);
    filled.set(name, value);
    const before = chosen.slice(0, offset);
    const after = chosen.slice(offset + slot.length + 2);
    const shown = after.startsWith('%') ? digitsOf(value) : value;
    return before === '' || /[.!?:]\s+$/.test(before) ? shown[0]!.toUpperCase() + shown.slice(1) : shown;
  });
}

function slotValue(random: Random, slot: string, { who, answeredAt }: AnswerTime, now: Date): string {
  const { industry, plan } = who.of.account;
  const words = INDUSTRIES[industry];
  if (!words) throw new RangeError(`No words for the industry "${industry}". Add it to data/industries.ts.`);
  if (slot in words) return words[slot as keyof typeof words];
  const english = who.of.sketch.language === 'en';
  const number = (n: number) => (english ? (NUMBER_WORDS[n] ?? String(n)) : String(n));
  switch (slot) {
    case 'industry':
      return industry.toLowerCase();
    case 'n':
      return number(random.int(3, 6));
    case 'weeks':
      return number(random.int(2, 8));
    case 'months':
      return number(random.int(4, 11));
    case 'minutes':
      return random.pick(['12', '15', '20', '25', '30', '40']);
    case 'percent':
      return String(random.int(8, 27));
    case 'size':
      return String(random.int(...HEADCOUNT[plan]));
    case 'sitesCount':
      return number(random.int(6, 12));
    case 'weekday':
      return random.pick(WEEKDAYS);
    case 'weekdayDe':
      return random.pick(['Montag', 'Dienstag', 'Donnerstag']);
    case 'weekdayFr':
      return random.pick(['lundi', 'mardi', 'jeudi']);
    case 'month':
      return monthName(english ? 'en' : who.of.sketch.language, random, answeredAt, now);
    case 'monthEs':
      return monthName('es', random, answeredAt, now);
    default:
      throw new RangeError(
        `A comment template has the unknown slot {${slot}}. Known ones are in fill-template.ts.`,
      );
  }
}

// One of the months before the answer, so that "reported in May" is never in the future.
function monthName(language: string, random: Random, answeredAt: Date, now: Date): string {
  const at = new Date(Math.min(answeredAt.getTime(), now.getTime()) - random.int(45, 200) * DAY_MS);
  return (MONTHS[language] ?? MONTHS.en)![at.getUTCMonth()]!;
}

const MONTHS: Record<string, readonly string[]> = {
  en: MONTHS_IN_ENGLISH,
  de: 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'.split(' '),
  fr: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' '),
  es: 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(' '),
};

function digitsOf(value: string): string {
  const n = NUMBER_WORDS.indexOf(value);
  return n === -1 ? value : String(n);
}
