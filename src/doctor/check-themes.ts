import { type Config, checkThemes } from '../config/config';
import { SHIPPED } from '../domain/themes/taxonomy';
import { currentTaxonomy } from '../queries/themes/current-taxonomy';
import { bad, type Finding, ok } from './finding';

/** The configuration as far as it names themes, and its file. */
export interface NamedThemes {
  config: Pick<Config, 'routing'>;
  configFile: string;
}

type Ask = Parameters<typeof currentTaxonomy>[0];

/** Whether the rules name only themes that there are: those of the database, or the shipped ones while it has none. */
export async function* checkNamedThemes(
  { config, configFile }: NamedThemes,
  db: Ask | null,
): AsyncGenerator<Finding> {
  if (!config.routing.rules.some(({ when }) => when.theme)) return;
  const { themes } = db ? await currentTaxonomy(db) : SHIPPED;
  try {
    checkThemes(
      config,
      configFile,
      themes.map(({ id }) => id),
    );
    yield ok('The rules name only themes that there are.');
  } catch (error) {
    yield bad((error as Error).message, 'The app does not start with such a rule: mend the file.');
  }
}
