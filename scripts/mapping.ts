import { runMappingCommand } from '../src/mapping-command/command';
import { mindClosedPipe } from './closed-pipe';
import { readEnvFile } from './read-env-file';
import { failWith } from './start-trouble';

/** npm run mapping: try a changed mapping on what has come, and replay what is parked. */
mindClosedPipe();
readEnvFile();
runMappingCommand({
  args: process.argv.slice(2),
  raw: process.env,
  realNow: () => new Date(),
  print: (text) => console.log(text),
}).catch(failWith);
