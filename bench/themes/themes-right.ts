import { createAnnotator } from '../../src/ai/annotator';
import { SEED_LEXICON } from '../../src/ai/lexicon/seed-lexicon';
import type { Theme } from '../../src/domain/themes/taxonomy';
import type { Table } from '../table';
import { BANK_INTENTS } from './bank-intents';
import { lexiconAlone, namedByTruth } from './baselines';
import type { Cells, Feedback } from './feedback';
import { kMeans, vectorsOf } from './k-means';
import { PATIENT_LABELS, PATIENT_THEMES, PATIENT_WORDS } from './patient-taxonomy';
import { agreement, f1, mean, percent, two } from './scores';

const CLUSTERS = 27;
const LABELS_TAUGHT = 2500;
/** Labels of the file that tell of the labelling, not of the comment. */
const NO_LABELS = new Set(['Not assigned', 'Labelling not possible', 'Safeguarding concerns?']);
const RARE = 20;

/** Whether the nine themes of patients are found, without a label and with some, beside the two simplest ways. */
export function patientThemes({ patients }: Feedback): Table | null {
  if (!patients) return null;
  const half = patients.filter((_, i) => i % 2 === 1);
  const others = patients.filter((_, i) => i % 2 === 0);
  const truths = patients.map(({ label }) => label);
  const cold = createAnnotator({ themes: PATIENT_THEMES, lexicon: PATIENT_WORDS });
  const first = (annotator: typeof cold, comment: string) =>
    PATIENT_LABELS[annotator.annotate(comment).themes[0]?.id ?? ''] ?? '';
  const row = (name: string, pairs: [string, string][]) => {
    const { accuracy, macroF1 } = agreement(pairs);
    return [name, String(pairs.length), two(accuracy), two(macroF1)];
  };
  const alone = lexiconAlone(PATIENT_WORDS);
  const clusters = namedByTruth(
    kMeans(vectorsOf(patients.map(({ comment }) => comment)), CLUSTERS).of,
    truths,
  );
  const rows = [
    row(
      'TF-IDF k-means, clusters named by the truth',
      truths.map((truth, i) => [truth, clusters[i]!]),
    ),
    row(
      'lexicon alone',
      patients.map(({ comment, label }) => [label, PATIENT_LABELS[alone(comment) ?? 'general']!]),
    ),
    row(
      'annotator, no labels',
      patients.map(({ comment, label }) => [label, first(cold, comment)]),
    ),
  ];
  cold.study(patients.map(({ comment }) => comment));
  rows.push(
    row(
      'annotator, no labels, having studied the comments',
      patients.map(({ comment, label }) => [label, first(cold, comment)]),
    ),
  );
  const idOf = new Map(PATIENT_THEMES.map(({ id, name }) => [name, id]));
  const step = Math.max(1, Math.floor(others.length / LABELS_TAUGHT));
  const lessons = others.filter((_, i) => i % step === 0).slice(0, LABELS_TAUGHT);
  const taught = createAnnotator({ themes: PATIENT_THEMES, lexicon: PATIENT_WORDS });
  taught.teach(lessons.map(({ comment, label }) => ({ comment, themes: [idOf.get(label)!] })));
  rows.push(
    row(
      `annotator, taught ${lessons.length} labels of the other half`,
      half.map(({ comment, label }) => [label, first(taught, comment)]),
    ),
  );
  return {
    title: 'Nine themes of patients',
    head: ['', 'n', 'accuracy', 'macro-F1'],
    rows,
    remarks: ['Aim with no labels: accuracy .62, macro-F1 .48.'],
  };
}

/** Several labels a comment, from a taxonomy that is nothing but their names, taught by half of them. */
export function patientLabels({ multi }: Feedback): Table | null {
  if (!multi) return null;
  const names = labelsOf(multi);
  const themes: Theme[] = names.map((name, i) => ({
    id: `label-${i}`,
    name,
    driver: null,
    team: null,
    means: name,
  }));
  const truthOf = (row: Cells) => themes.filter(({ name }) => row[name] === '1').map(({ id }) => id);
  const annotator = createAnnotator({ themes, lexicon: {} });
  const test = multi.filter((_, i) => i % 2 === 1);
  const row = (name: string) => {
    const given = test.map((one) => annotator.annotate(one['FFT answer']!).themes.map(({ id }) => id));
    const truth = test.map(truthOf);
    const each = themes.map(({ id }) => [
      truth.map((ids) => ids.includes(id)),
      given.map((ids) => ids.includes(id)),
    ]);
    const micro = f1(
      each.flatMap(([is]) => is!),
      each.flatMap(([, said]) => said!),
    );
    return [name, String(test.length), two(micro), two(mean(each.map(([is, said]) => f1(is!, said!))))];
  };
  const cold = row("the labels' names alone");
  annotator.teach(
    multi.filter((_, i) => i % 2 === 0).map((one) => ({ comment: one['FFT answer']!, themes: truthOf(one) })),
  );
  return {
    title: `Several labels a comment (${themes.length} labels)`,
    head: ['', 'n', 'micro-F1', 'macro-F1'],
    rows: [cold, row('taught by the other half')],
    remarks: [],
  };
}

function labelsOf(rows: readonly Cells[]): string[] {
  const from = Object.keys(rows[0]!).indexOf('Not assigned');
  return Object.keys(rows[0]!)
    .slice(from)
    .filter((name) => !NO_LABELS.has(name) && rows.filter((row) => row[name] === '1').length >= RARE);
}

/** The shipped taxonomy on questions to a bank: whether the first theme is one that the intent allows. */
export function bankThemes({ bank }: Feedback): Table | null {
  if (!bank) return null;
  const annotator = createAnnotator();
  const alone = lexiconAlone(SEED_LEXICON);
  const right = (first: (comment: string) => string | null | undefined) =>
    percent(
      mean(
        bank.map(({ comment, intent }) => (BANK_INTENTS.get(intent)?.includes(first(comment) ?? '') ? 1 : 0)),
      ),
    );
  const rows = [
    ['lexicon alone', String(bank.length), right(alone)],
    ['annotator', String(bank.length), right((comment) => annotator.annotate(comment).themes[0]?.id)],
  ];
  annotator.study(bank.map(({ comment }) => comment));
  rows.push([
    'annotator, having studied them',
    String(bank.length),
    right((comment) => annotator.annotate(comment).themes[0]?.id),
  ]);
  return {
    title: 'Questions to a bank, shipped taxonomy',
    head: ['', 'n', 'first theme right'],
    rows,
    remarks: [],
  };
}
