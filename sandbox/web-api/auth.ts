import { BOT, TEAM } from '../seed';
import type { Handler } from './method';
import { SlackError } from './slack-error';

export const apiTest: Handler = (_ctx, args) => {
  const { token: _token, ...rest } = args;
  if (typeof args.error === 'string' && args.error !== '') throw new SlackError(args.error, { args: rest });
  return { args: rest };
};

export const authTest: Handler = (ctx) => ({
  url: `${ctx.url()}/`,
  team: TEAM.name,
  user: BOT.name,
  team_id: TEAM.id,
  user_id: BOT.userId,
  bot_id: BOT.botId,
  app_id: BOT.appId,
  is_enterprise_install: false,
});
