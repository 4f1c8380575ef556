import type { Deps } from '../../deps';

/** The team of the config that somebody names by its id or name, in capitals or not; undefined for none. */
export function teamNamed({ config }: Pick<Deps, 'config'>, typed: string) {
  const named = typed.trim().toLowerCase();
  return config.teams.find((team) => team.id === named || team.name.toLowerCase() === named);
}
