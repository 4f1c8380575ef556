import { resolve } from 'node:path';
import { PROMPT_VERSION } from '../src/ai/model/annotation-question';
import { serverOf } from '../src/ai/model/connect-ai';
import { estimate } from '../src/ai/model/estimate';
import { loadConfig } from '../src/config/config';
import { readEnv } from '../src/config/env';
import { openExisting } from '../src/db/open-existing';
import { UserError } from '../src/domain/errors';
import { themesInUse } from '../src/domain/themes/taxonomy';
import { currentTaxonomy } from '../src/queries/themes/current-taxonomy';
import { unreadByModel } from '../src/queries/themes/unread-by-model';
import { progressOn } from '../src/themes-command/progress';
import { askModelFor } from '../src/use-cases/comments/list-for-model';
import { mindClosedPipe } from './closed-pipe';
import { readEnvFile } from './read-env-file';
import { failWith } from './start-trouble';
import { watchModel } from './watch-model';

const USAGE = `npm run model -- [read] [--since YYYY-MM-DD]
    How many comments the language model has not read, and about what it would cost to have them read. New ones and those
    of the last 90 days are read without being asked for. With "read", puts them all on its list: the running app has them
    read, within the budget of each month. In a terminal a bar shows how far it is; leaving it stops nothing.`;

/** npm run model: what is left for the model to read and what that costs; `read` asks for it. */
async function main(): Promise<void> {
  const { isRead, since } = readArguments(process.argv.slice(2));
  readEnvFile();
  const env = readEnv(process.env);
  const config = loadConfig(env.configFile ?? resolve('rnps.config.yaml'), env.secretsOf);
  const found = serverOf(env.ai, config.ai);
  if (!('server' in found)) throw new UserError(`There is no model to read comments: ${found.without}.`);
  const { model } = found.server;
  const price = Object.hasOwn(config.ai.prices, model) ? config.ai.prices[model]! : null;
  const { db, close } = await openExisting({ ...env, poolSize: 2, realNow: () => new Date() });
  try {
    const asked = { since, promptVersion: PROMPT_VERSION };
    const left = await unreadByModel(db, asked);
    const choices = { themes: themesInUse(await currentTaxonomy(db)), teams: config.teams };
    const { tokens, money } = estimate(left, { choices, batchSize: config.ai.batchSize, price });
    const cost = price ? `, ${(money / 1e6).toFixed(2)} in the currency of ai.prices` : '';
    console.log(
      `${number(left.comments)} ${left.comments === 1 ? 'comment is' : 'comments are'} not read by ${model}: about ${number(tokens)} tokens${cost}.`,
    );
    const budget = config.ai.monthlyBudget.tokens;
    if (budget !== null && tokens > budget)
      console.log(
        `The budget of a month is ${number(budget)} tokens, so it takes about ${Math.ceil(tokens / budget)} months.`,
      );
    if (isRead) {
      console.log(
        `${number(await askModelFor({ db }, asked))} are on the list. /rnps status tells how far it is.`,
      );
      // Anywhere else nobody looks on.
      if (process.stderr.isTTY) {
        const nowMs = () => performance.now();
        console.log(await watchModel({ db, progress: progressOn(process.stderr, nowMs, 'comments'), nowMs }));
      }
    } else if (left.comments > 0)
      console.log('Nothing was changed. To have them read: npm run model -- read');
  } finally {
    await close().catch(() => {});
  }
}

function readArguments(given: string[]): { isRead: boolean; since: Date | null } {
  const [first, ...rest] = given;
  const isRead = first === 'read';
  const [flag, value, ...more] = isRead ? rest : given;
  if (flag === undefined) return { isRead, since: null };
  const since = new Date(`${value}T00:00:00Z`);
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(value ?? '') && !Number.isNaN(since.getTime());
  if (flag !== '--since' || !isDay || more.length > 0) throw new UserError(USAGE);
  return { isRead, since };
}

const number = (value: number) => value.toLocaleString('en-US');

mindClosedPipe();
main().catch(failWith);
