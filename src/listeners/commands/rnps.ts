import type { Deps } from '../../deps';
import { nearest } from '../../domain/nearest';
import { lineWithComment } from '../../presenters/present-line';
import { ownedBy } from '../../queries/follow-ups/follow-up-lists';
import { authorize } from '../../use-cases/authorize';
import { COMMANDS, type CommandWord, renderHelp, renderMine, renderUnknown } from '../../views/commands';
import { renderStatus } from '../../views/status';
import type { Message } from '../../views/text/message';
import { answerAccount } from './account';
import { answerEditThemes } from './edit-themes';
import { answerErase } from './erase';
import { answerInitiatives } from './initiatives';
import { answerInvited } from './invited';
import { answerMapping } from './mapping';
import { answerOffers } from './offers';
import { answerQueue } from './queue';
import { statusModel } from './status-model';
import { answerTeam } from './team';
import { answerThemes } from './themes';
import { answerTold } from './told';
import { commandNamed } from './words';

export interface Command {
  /** As it was typed, without entities. */
  text: string;
  userId: string;
  channelId: string;
  /** Opens a window, for three seconds. */
  triggerId: string;
}

const SHOWN = 20;

/** Answers `/rnps WORD`; only whoever asked sees it. Throws AccessRefused for guests and the like. */
export async function answerCommand(deps: Deps, command: Command): Promise<Message> {
  await authorize(deps, command.userId);
  const text = command.text.trim();
  const word = text.split(/\s+/, 1)[0]!.toLowerCase();
  const rest = text.slice(word.length).trim();
  const known = commandNamed(word);
  if (!known) return renderUnknown(word, nearest(word, Object.keys(COMMANDS) as CommandWord[]));
  switch (known) {
    case 'help':
      return renderHelp();
    case 'queue':
      return answerQueue(deps, { ...command, typed: rest });
    case 'mine': {
      const mine = await ownedBy(deps.db, command.userId, SHOWN);
      const lines = mine.items.map((f) => lineWithComment(deps, f, command.userId));
      return renderMine({ lines, total: mine.total, exports: 'mine' });
    }
    case 'team':
      return answerTeam(deps, { ...command, typed: rest });
    case 'account':
      return answerAccount(deps, command.userId, rest);
    // Answered before this, because their pictures take longer.
    case 'trend':
    case 'why':
    case 'target':
    case 'impact':
    case 'sla':
    case 'report':
    case 'digest':
      throw new Error(`/rnps ${known} is answered elsewhere.`);
    case 'invited':
      return answerInvited(deps, { ...command, typed: rest });
    case 'themes':
      return rest.toLowerCase() === 'edit'
        ? answerEditThemes(deps, command)
        : answerThemes(deps, { ...command, typed: rest });
    case 'initiatives':
      return answerInitiatives(deps, rest);
    case 'offers':
      return answerOffers(deps, { userId: command.userId, typed: rest });
    case 'told':
      return answerTold(deps, { ...command, typed: rest });
    case 'erase':
      return answerErase(deps, { ...command, typed: rest });
    case 'mapping':
      return answerMapping(deps, { ...command, typed: rest });
    case 'status':
      return renderStatus(await statusModel(deps, { admin: deps.directory.admins.has(command.userId) }));
  }
}
