import { examine } from '../src/doctor/examine';
import { type Finding, lineOf, secretsOf } from '../src/doctor/finding';
import { mindClosedPipe } from './closed-pipe';
import { readEnvFile } from './read-env-file';

/** npm run doctor: says of everything the app needs whether it is right and how to mend it. Exit code 1 when something is not. */
async function doctor(): Promise<void> {
  readEnvFile();
  const secrets = secretsOf(process.env);
  const count: Record<Finding['level'], number> = { ok: 0, warn: 0, bad: 0 };
  for await (const finding of examine({ raw: process.env, realNow: () => new Date() })) {
    count[finding.level] += 1;
    console.log(lineOf(finding, secrets));
  }
  console.log(`\n${count.ok} fine, ${count.warn} to look at, ${count.bad} to mend`);
  process.exitCode = count.bad > 0 ? 1 : 0;
}

mindClosedPipe();
doctor().catch((error) => {
  console.error(error);
  process.exit(1);
});
