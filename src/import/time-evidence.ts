import { Temporal } from 'temporal-polyfill';
import { UserError } from '../domain/errors';
import { MONTHS_IN_ENGLISH } from '../domain/month-names';
import { SayFirst } from './say-first';
import { type DayOrder, TEXT_MAX, type TimeStyle, YEAR_FIRST, YEAR_LAST } from './times';

/** What else than the cells says how times are to be read. */
interface Told {
  order: DayOrder | null;
  zone: string | null;
  fileZone: string | null;
}

/** A date that can be two days; the words tell both. */
export class AmbiguousDates extends SayFirst {
  constructor(
    what: string,
    readonly readings: { dmy: string; mdy: string },
  ) {
    super(what, {
      flag: `Say it: --dates dmy (${readings.dmy}) or --dates mdy (${readings.mdy}).`,
      form: 'Press the day that it is.',
    });
  }
}

interface Example {
  line: number;
  text: string;
}

/** Gathers, over a whole file, what its times say about how they are written. */
export class TimeEvidence {
  // Per separator: 22.11.2026 says nothing about 01/02/2026, which somebody else may have written.
  private readonly days = new Map<string, { dmy?: Example; mdy?: Example; open?: Example }>();
  private withoutZone: Example | null = null;

  /** `zoned`: a time of day matters in this column, so it needs a zone. */
  add(cell: string, line: number, { zoned }: { zoned: boolean }): void {
    const text = cell.trim();
    if (text.length === 0 || text.length > TEXT_MAX) return;
    const last = YEAR_LAST.exec(text);
    if (last) this.addDay({ line, text }, last);
    if (zoned && this.withoutZone === null) {
      const zone = last ? last[10] : YEAR_FIRST.exec(text)?.[9];
      if ((last || YEAR_FIRST.test(text)) && zone === undefined) this.withoutZone = { line, text };
    }
  }

  private addDay(example: Example, [, a, separator, b]: RegExpExecArray): void {
    const seen = this.days.get(separator!) ?? {};
    this.days.set(separator!, seen);
    // Dots are written day first wherever they are written.
    if (Number(a) > 12 || separator === '.') seen.dmy ??= example;
    else if (Number(b) > 12) seen.mdy ??= example;
    else if (a !== b) seen.open ??= example;
  }

  /** True when nothing is open, so that the rest of the file need not be asked. */
  isClear({ order }: Told): boolean {
    return order !== null || [...this.days.values()].every(({ dmy, mdy, open }) => !open || dmy || mdy);
  }

  /** Settles it; UserError with both readings and what to type where only a person can know. */
  settle(
    file: string,
    told: { order: DayOrder | null; zone: string | null; fileZone: string | null },
  ): TimeStyle {
    const zone = told.zone ?? told.fileZone;
    if (zone !== null) checkZone(zone);
    if (zone === null && this.withoutZone) {
      throw new SayFirst(
        `${file}, line ${this.withoutZone.line}: “${this.withoutZone.text}” does not tell its time zone.`,
        {
          flag: 'Say in which zone the times of this file are, such as --zone UTC or --zone America/New_York.',
          form: 'Say in which zone the times of this file are, under “In which zone are times that name none?”.',
        },
      );
    }
    return { order: told.order ?? this.order(file), zone };
  }

  private order(file: string): DayOrder | null {
    const found = new Set<DayOrder>();
    const all = [...this.days.values()];
    for (const { dmy, mdy } of all) {
      if (dmy) found.add('dmy');
      if (mdy) found.add('mdy');
    }
    const dmy = all.find((one) => one.dmy)?.dmy;
    const mdy = all.find((one) => one.mdy)?.mdy;
    if (dmy && mdy) {
      throw new SayFirst(
        `${file}: “${dmy.text}” (line ${dmy.line}) has the day first, “${mdy.text}” (line ${mdy.line}) the month.`,
        {
          flag: 'Mend the file, or choose with --dates dmy or --dates mdy; rows that then have no such day are rejected.',
          form: 'Mend the file, or choose under “How are days written?”; rows that then have no such day are rejected.',
        },
      );
    }
    const open = all.find((one) => one.open && !one.dmy && !one.mdy)?.open;
    if (open) throw ambiguous(file, open);
    return found.has('dmy') ? 'dmy' : found.has('mdy') ? 'mdy' : null;
  }
}

function ambiguous(file: string, { line, text }: Example): AmbiguousDates {
  const [, a, , b, year] = YEAR_LAST.exec(text)!;
  const reading = (day: string, month: string) =>
    `${Number(day)} ${MONTHS_IN_ENGLISH[Number(month) - 1]} ${year}`;
  const readings = { dmy: reading(a!, b!), mdy: reading(b!, a!) };
  return new AmbiguousDates(
    `${file}, line ${line}: “${text}” can be ${readings.dmy} or ${readings.mdy}, and no date written like it says which.`,
    readings,
  );
}

function checkZone(zone: string): void {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
  } catch (cause) {
    throw new UserError(
      `There is no time zone "${zone}". Write it as America/New_York, Europe/Berlin or UTC.`,
      { cause },
    );
  }
}
