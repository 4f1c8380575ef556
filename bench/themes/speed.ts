import { createHash } from 'node:crypto';
import { createAnnotator } from '../../src/ai/annotator';
import type { Table } from '../table';
import type { Feedback } from './feedback';

const COMMENTS = 100_000;
const STUDIED = 20_000;

/** How long 100,000 comments take, and whether a second run says the same of each. */
export function speed({ bt, patients }: Feedback, quick: boolean): Table | null {
  const source = [...(bt ?? []), ...(patients ?? [])].map(({ comment }) => comment);
  if (source.length === 0) return null;
  const count = quick ? COMMENTS / 10 : COMMENTS;
  // A number makes each another text, so that nothing that is kept of one helps with the next.
  const comments = Array.from({ length: count }, (_, i) => `${source[i % source.length]} ${i}`);
  const runs = [run(comments), run(comments)];
  const same = runs[0]!.digest === runs[1]!.digest;
  return {
    title: `${count.toLocaleString('en')} comments, studied and annotated in one process`,
    head: ['', 'study', 'annotate', 'all', 'processor'],
    rows: runs.map(({ studyS, annotateS, cpuS }, i) => [
      `run ${i + 1}`,
      `${studyS.toFixed(1)} s`,
      `${annotateS.toFixed(1)} s`,
      `${(studyS + annotateS).toFixed(1)} s`,
      `${cpuS.toFixed(1)} s`,
    ]),
    remarks: [`Aim: 60 s. The two runs are ${same ? 'the same' : 'NOT THE SAME'} to the last character.`],
  };
}

function run(comments: readonly string[]): {
  studyS: number;
  annotateS: number;
  cpuS: number;
  digest: string;
} {
  const annotator = createAnnotator();
  const cpu = process.cpuUsage();
  const from = performance.now();
  annotator.study(comments.slice(0, STUDIED));
  const studied = performance.now();
  const hash = createHash('sha256');
  for (const comment of comments) hash.update(JSON.stringify(annotator.annotate(comment)));
  const { user, system } = process.cpuUsage(cpu);
  return {
    cpuS: (user + system) / 1e6,
    studyS: (studied - from) / 1000,
    annotateS: (performance.now() - studied) / 1000,
    digest: hash.digest('hex'),
  };
}
