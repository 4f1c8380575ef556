import { createAnnotator } from '../../src/ai/annotator';
import type { Table } from '../table';
import { toneAlone } from './baselines';
import type { Feedback, Scored } from './feedback';
import { auc, two } from './scores';

const OWN_ANSWERS = 1000;

/** Whether promoters sound gladder than detractors, by their words alone. */
export function tones({ bt, miro }: Feedback): Table | null {
  const files = Object.entries({ bt, miro }).flatMap(([name, rows]) => (rows ? [{ name, rows }] : []));
  if (files.length === 0) return null;
  return {
    title: 'Promoters against detractors, by the tone of their words',
    head: ['', 'promoters', 'detractors', 'AUC'],
    rows: files.flatMap(({ name, rows }) => rowsOf(name, rows)),
    remarks: ['Aim: bt .93 cold and .95 taught, miro .82.'],
  };
}

function rowsOf(name: string, scored: readonly Scored[]): string[][] {
  const row = (how: string, among: readonly Scored[], toneOf: (comment: string) => number) => {
    const sides = among.filter(({ score }) => score >= 9 || score <= 6);
    const values = sides.map(({ comment, score }) => ({ value: toneOf(comment), isPromoter: score >= 9 }));
    const promoters = values.filter(({ isPromoter }) => isPromoter).length;
    return [`${name}: ${how}`, String(promoters), String(values.length - promoters), two(auc(values))];
  };
  const cold = createAnnotator();
  const toneOf = (comment: string) => cold.annotate(comment).tone;
  const rows = [row('words added up', scored, toneAlone()), row('annotator, cold', scored, toneOf)];
  cold.study(scored.map(({ comment }) => comment));
  rows.push(row('annotator, cold, having studied the comments', scored, toneOf));
  // Own answers from all over the file; measured on those that taught nothing.
  const isLesson = (i: number) => i % 2 === 0;
  const lessons = scored.filter((_, i) => isLesson(i)).slice(0, OWN_ANSWERS);
  cold.teachTone(lessons);
  rows.push(
    row(
      `annotator, taught by ${lessons.length} own answers`,
      scored.filter((_, i) => !isLesson(i)),
      toneOf,
    ),
  );
  return rows;
}
