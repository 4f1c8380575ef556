import { UserError } from '../src/domain/errors';
import { runThemesCommand } from '../src/themes-command/command';
import { progressOn } from '../src/themes-command/progress';
import { mindClosedPipe } from './closed-pipe';

/** npm run themes: what the comments of a file are about. Exit code 0: all read, 1: some rows could not be, 2: refused. */
mindClosedPipe();
runThemesCommand({
  args: process.argv.slice(2),
  print: (text) => console.log(text),
  progress: progressOn(process.stderr, () => performance.now()),
}).then(
  (code) => {
    process.exitCode = code;
  },
  (error) => {
    console.error(`\n${error instanceof UserError ? error.message : (error as Error).stack}\n`);
    process.exitCode = 2;
  },
);
