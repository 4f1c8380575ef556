import { existsSync } from 'node:fs';
import { printTable, progress, type Table } from '../table';
import { calibration, coverage } from './coverage';
import { type Feedback, feedbackIn } from './feedback';
import { readings } from './readings-right';
import { speed } from './speed';
import { bankThemes, patientLabels, patientThemes } from './themes-right';
import { tones } from './tone-right';

const USAGE = `npm run bench:themes -- FOLDER [--quick]     a folder of real comments; RNPS_FEEDBACK names it too`;

/** npm run bench:themes: how good the annotations are. A poor number is no failure. */
function main(): void {
  const given = process.argv.slice(2);
  const quick = given.includes('--quick');
  const folder = given.find((word) => !word.startsWith('--')) ?? process.env.RNPS_FEEDBACK;
  if (!folder || !existsSync(folder)) {
    console.log(
      `Nothing is measured: ${folder ? `there is no folder ${folder}` : 'no folder of comments is named'}.\n${USAGE}`,
    );
    return;
  }
  const feedback = feedbackIn(folder, quick);
  const missing = Object.entries(feedback).flatMap(([name, rows]) => (rows ? [] : [name]));
  if (missing.length > 0) console.log(`Not in ${folder}, and left out: ${missing.join(', ')}.`);
  if (quick) console.log('Quick: every tenth comment, so the numbers say little.');
  const parts: [string, (feedback: Feedback) => Table | null][] = [
    ['themes of patients', patientThemes],
    ['several labels', patientLabels],
    ['questions to a bank', bankThemes],
    ['tones', tones],
    ['specific themes', coverage],
    ['what is called sure', calibration],
    ['readings with a score', readings],
    ['speed', (all) => speed(all, quick)],
  ];
  for (const [name, measure] of parts) {
    progress(name);
    const table = measure(feedback);
    progress('');
    if (table) printTable(table);
  }
}

main();
