import { createAnnotator } from '../../src/ai/annotator';
import { GENERAL, NO_CONTENT } from '../../src/domain/themes/annotation';
import type { Table } from '../table';
import { BANK_INTENTS } from './bank-intents';
import type { Feedback } from './feedback';
import { cosine, kMeans, vectorsOf } from './k-means';
import { PATIENT_LABELS, PATIENT_THEMES, PATIENT_WORDS } from './patient-taxonomy';
import { percent } from './scores';

/** A theme of a third is one that so many of its comments have. */
const THEME_SHARE = 0.02;
const CLUSTERS = 12;
/** Two clusters this much alike are taken for the same theme. */
const SAME = 0.5;

/** How many comments get a theme that says something, and whether the next third of a file has the same themes. */
export function coverage(feedback: Feedback): Table | null {
  const files = commentsOf(feedback);
  if (files.length === 0) return null;
  return {
    title: 'Specific themes, and how they last from one third of a file to the next',
    head: [
      '',
      'comments',
      'with content',
      'specific',
      'not English',
      'themes that last',
      'k-means clusters that last',
    ],
    rows: files.map(({ name, comments }) => {
      const annotator = createAnnotator();
      const firsts = comments.map((comment) => annotator.annotate(comment).themes[0]?.id);
      const content = firsts.filter((id) => id !== NO_CONTENT);
      const themed = content.filter((id) => id !== undefined);
      const specific = themed.filter((id) => id !== GENERAL).length;
      return [
        name,
        String(comments.length),
        String(content.length),
        percent(specific / themed.length),
        String(content.length - themed.length),
        percent(lasting(firsts)),
        percent(lastingClusters(comments)),
      ];
    }),
    remarks: [
      'With content: not empty, "n/a", "nothing" and the like. Specific: another theme than a general judgement. Aim: 90%.',
      'Ids are those of the taxonomy, so a theme that lasts has the same id. Clusters are made afresh for each third.',
    ],
  };
}

function commentsOf({ bt, miro, patients, bank }: Feedback): { name: string; comments: string[] }[] {
  return Object.entries({ bt, miro, patients, bank }).flatMap(([name, rows]) =>
    rows ? [{ name, comments: rows.map(({ comment }) => comment) }] : [],
  );
}

const thirds = <T>(all: readonly T[]): T[][] =>
  [0, 1, 2].map((n) => all.slice(Math.floor((n * all.length) / 3), Math.floor(((n + 1) * all.length) / 3)));

function lasting(firsts: readonly (string | undefined)[]): number {
  const [a, b, c] = thirds(firsts).map((third) => {
    const counts = new Map<string, number>();
    for (const id of third) if (id) counts.set(id, (counts.get(id) ?? 0) + 1);
    return { large: [...counts].filter(([, n]) => n >= third.length * THEME_SHARE), all: counts };
  });
  const pairs = [
    [a!, b!],
    [b!, c!],
  ] as const;
  const kept = pairs.flatMap(([before, after]) => before.large.map(([id]) => after.all.has(id)));
  return kept.filter(Boolean).length / kept.length;
}

function lastingClusters(comments: readonly string[]): number {
  const [a, b, c] = thirds(comments).map((third) => kMeans(vectorsOf(third), CLUSTERS).centres);
  const kept = [
    ...a!.map((centre) => b!.some((other) => cosine(centre, other) >= SAME)),
    ...b!.map((centre) => c!.some((other) => cosine(centre, other) >= SAME)),
  ];
  return kept.filter(Boolean).length / kept.length;
}

/** Whether "sure" can be believed: how often it is said, and how often it is right. */
export function calibration({ patients, bank }: Feedback): Table | null {
  const rows: string[][] = [];
  if (patients) {
    const annotator = createAnnotator({ themes: PATIENT_THEMES, lexicon: PATIENT_WORDS });
    rows.push(
      ...sureRows(
        'patients, nine themes',
        patients.map(({ comment, label }) => {
          const { sure, themes } = annotator.annotate(comment);
          return { sure, right: PATIENT_LABELS[themes[0]?.id ?? ''] === label };
        }),
      ),
    );
  }
  if (bank) {
    const annotator = createAnnotator();
    rows.push(
      ...sureRows(
        'bank, shipped taxonomy',
        bank.map(({ comment, intent }) => {
          const { sure, themes } = annotator.annotate(comment);
          return { sure, right: BANK_INTENTS.get(intent)?.includes(themes[0]?.id ?? '') ?? false };
        }),
      ),
    );
  }
  if (rows.length === 0) return null;
  return {
    title: 'What is called sure',
    head: ['', 'called sure', 'of these right', 'of the others right'],
    rows,
    remarks: [
      'Aim: 85% of what is called sure. The weights were fitted on every second comment of these two files.',
    ],
  };
}

function sureRows(name: string, all: readonly { sure: boolean; right: boolean }[]): string[][] {
  const rightOf = (among: typeof all) => percent(among.filter(({ right }) => right).length / among.length);
  const sure = all.filter((one) => one.sure);
  return [[name, percent(sure.length / all.length), rightOf(sure), rightOf(all.filter((one) => !one.sure))]];
}
