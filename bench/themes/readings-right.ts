import type { Annotation } from '../../src/ai/annotation';
import { createAnnotator } from '../../src/ai/annotator';
import { NO_CONTENT } from '../../src/domain/themes/annotation';
import { generateSampleLife } from '../../src/sample-life/generate-sample-life';
import type { Table } from '../table';
import { type ReadByHand, readByHand } from './by-hand';
import type { Feedback } from './feedback';
import { mean, percent } from './scores';

/** Of one comment: whether its first theme is right, and the side of that; null: nobody knows the side. */
interface Judged {
  sure: boolean;
  theme: boolean;
  side: boolean | null;
}

const SEEDS = [1, 2, 3];
const NOW = new Date('2026-11-22T12:00:00Z');

/** Whether readings, theme and side, are right where somebody said what is: the surer ones apart. */
export function readings({ bt, miro }: Feedback): Table {
  const annotator = createAnnotator();
  const files = Object.entries({ bt, miro }).flatMap(([name, rows]) =>
    [0, 1].flatMap((half) => {
      if (!rows) return [];
      const judged = readByHand(name as 'bt' | 'miro').flatMap((one) => {
        const row = one.index % 2 === half ? rows[one.index] : undefined;
        return row ? [judge(annotator.annotate(row.comment, row), one)] : [];
      });
      return [[`${name} by hand, the half ${half === 0 ? 'worked on' : 'not worked on'}`, judged] as const];
    }),
  );
  const own = SEEDS.flatMap((seed) => generateSampleLife({ now: NOW, seed }).responses).flatMap((one) => {
    const found = one.comment ? annotator.annotate(one.comment, one) : null;
    return found?.themes.length ? [judgeOwn(found, one)] : [];
  });
  return {
    title: 'Readings with a score: the first theme and its side',
    head: ['', 'n', 'called sure', 'theme right', 'both right', 'others: theme', 'others: both'],
    rows: [...files, ['our own comments of the sandbox', own] as const].map(([name, all]) =>
      rowOf(name, all),
    ),
    remarks: [
      'Of our own comments the theme is the one that each was written about, and the side is that of the score (0 to 6, 9 and 10).',
    ],
  };
}

function judge({ sure, themes }: Annotation, { themes: may }: ReadByHand): Judged {
  const [first] = themes;
  const hit = may.find(({ id }) => id === first?.id);
  const { side } = hit ?? may[0]!;
  const isNegative = first?.polarity === 'negative' || first?.polarity === 'neutral';
  const right = side === '*' || (side === '+' ? first?.polarity === 'positive' : isNegative);
  return { sure, theme: hit !== undefined, side: right };
}

function judgeOwn(
  { sure, themes }: Annotation,
  { theme, score }: { theme: string | null; score: number },
): Judged {
  const [first] = themes;
  const side = score >= 9 ? 'positive' : score <= 6 ? 'negative' : null;
  const unknown = side === null || theme === NO_CONTENT;
  return { sure, theme: first!.id === theme, side: unknown ? null : first!.polarity === side };
}

function rowOf(name: string, all: readonly Judged[]): string[] {
  const sure = all.filter((one) => one.sure);
  const rights = [sure, all.filter((one) => !one.sure)].flatMap((some) => [
    percent(mean(some.map(({ theme }) => Number(theme)))),
    percent(mean(some.flatMap(({ theme, side }) => (side === null ? [] : [Number(theme && side)])))),
  ]);
  return [name, String(all.length), percent(sure.length / all.length), ...rights];
}
