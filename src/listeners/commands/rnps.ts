import type { Deps } from '../../deps';
import { nearest } from '../../domain/nearest';
import { lineOf } from '../../presenters/present-home';
import { ownedBy, unclaimedOf } from '../../queries/follow-up-lists';
import { authorize } from '../../use-cases/authorize';
import {
  COMMANDS,
  type CommandWord,
  renderHelp,
  renderMine,
  renderQueue,
  renderUnknown,
  renderUnknownTeam,
} from '../../views/commands';
import type { Message } from '../../views/message';
import { renderStatus } from '../../views/status';
import { statusModel } from './status-model';
import { permittedWord } from './words';

export interface Command {
  text: string;
  userId: string;
  channelId: string;
}

const SHOWN = 20;

/** Answers `/rnps WORD`; only whoever asked sees it. Throws AccessRefused for guests and the like. */
export async function answerCommand(deps: Deps, command: Command): Promise<Message> {
  await authorize(deps, command.userId);
  const [word = '', ...rest] = command.text.trim().toLowerCase().split(/\s+/);
  const known = permittedWord(word);
  if (!known) return renderUnknown(word, nearest(word, Object.keys(COMMANDS) as CommandWord[]));
  switch (known) {
    case 'help':
      return renderHelp();
    case 'queue':
      return queue(deps, command, rest.join(' '));
    case 'mine': {
      const mine = await ownedBy(deps.db, command.userId, SHOWN);
      return renderMine({ lines: mine.items.map((f) => lineOf(deps, f)), total: mine.total });
    }
    case 'status':
      return renderStatus(await statusModel(deps));
  }
}

async function queue(deps: Deps, command: Command, named: string): Promise<Message> {
  const { teams } = deps.config;
  const byName = teams.find((team) => team.id === named || team.name.toLowerCase() === named);
  if (named && !byName) {
    return renderUnknownTeam(
      named,
      teams.map((team) => team.name),
    );
  }
  const asked = byName ?? (await teamHere(deps, command));
  const ids = asked ? [asked.id] : teams.map((team) => team.id);
  const list = await unclaimedOf(deps.db, ids, SHOWN);
  const lines = list.items.map((f) => lineOf(deps, f));
  return renderQueue({ teamName: asked?.name ?? 'all teams', lines, total: list.total });
}

// The team whose channel this is, else the asker's own; undefined for somebody in none.
async function teamHere(deps: Deps, command: Command) {
  const { teams } = deps.config;
  const here = teams.find((team) => deps.directory.channelId(team.channel) === command.channelId);
  if (here) return here;
  const [own] = await deps.directory.teamsOf(command.userId);
  return teams.find((team) => team.id === own);
}
