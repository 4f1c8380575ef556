import type { Deps } from '../../deps';
import { nearest } from '../../domain/nearest';
import { ownedBy, unclaimedOf } from '../../queries/follow-up-lists';
import { authorize } from '../../use-cases/authorize';
import {
  COMMANDS,
  type CommandWord,
  renderHelp,
  renderMine,
  renderQueue,
  renderUnknown,
} from '../../views/commands';
import type { Message } from '../../views/message';
import { renderStatus } from '../../views/status';
import { lineOf } from '../home-model';
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

// The team that was named, else the one whose channel this is, else the asker's own, else all.
async function queue(deps: Deps, command: Command, named: string): Promise<Message> {
  const { teams } = deps.config;
  const byName = teams.find((team) => team.id === named || team.name.toLowerCase() === named);
  const here = teams.find((team) => deps.directory.channelId(team.channel) === command.channelId);
  const own = (await deps.directory.teamsOf(command.userId)).slice(0, 1);
  const asked = byName ?? here;
  const ids = asked ? [asked.id] : own.length > 0 ? own : teams.map((team) => team.id);
  const teamName = ids.length === 1 ? teams.find((team) => team.id === ids[0])!.name : 'all teams';
  const list = await unclaimedOf(deps.db, ids, SHOWN);
  return renderQueue({ teamName, lines: list.items.map((f) => lineOf(deps, f)), total: list.total });
}
