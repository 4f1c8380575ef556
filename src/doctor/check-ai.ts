import { createCallServer } from '../ai/model/call-server';
import { serverOf } from '../ai/model/connect-ai';
import { findAbility } from '../ai/model/find-ability';
import type { Config } from '../config/config';
import type { AiEnv } from '../config/env';
import { bad, type Finding, ok, warn } from './finding';

const LOCAL = 'The local annotator and templates serve.';
const FORMS = {
  json_schema: 'structured output',
  json_object: 'JSON without a schema',
  plain: 'plain text only, so answers are checked more and fail more often',
};

/** Whether there is a model, whether it can be reached, and what it can do. Sends one or a few questions without content. */
export async function* checkAi(env: AiEnv, { ai }: Config, realNow: () => Date): AsyncGenerator<Finding> {
  const found = serverOf(env, ai);
  if (!('server' in found)) {
    const what = `AI: ${found.without}. ${LOCAL}`;
    if (!found.isMistake) yield ok(what);
    else
      yield warn(
        what,
        'Set OPENAI_API_KEY and OPENAI_MODEL, and the price of the model if the budget is in money; or set ai.enabled to false.',
      );
    return;
  }
  const { server } = found;
  const { protocol, host, hostname } = new URL(server.baseUrl);
  if (protocol === 'http:' && !isNear(hostname)) {
    yield warn(
      `AI: OPENAI_BASE_URL is http://${host}: key and comments travel unencrypted.`,
      'Use https://, unless nobody else can listen on the way.',
    );
  }
  const answer = await findAbility(createCallServer(server, realNow));
  if ('ability' in answer) {
    yield ok(`AI: ${server.model} at ${host}: ${FORMS[answer.ability.format]}`);
    return;
  }
  const { trouble } = answer;
  const where = `AI: ${server.model} at ${host}`;
  switch (trouble.kind) {
    case 'not_allowed':
      yield bad(
        `${where}: ${trouble.what}. ${LOCAL}`,
        'Check OPENAI_API_KEY, OPENAI_MODEL and OPENAI_BASE_URL, and the credit of the account.',
      );
      break;
    case 'limited':
      yield warn(
        `${where}: it asks to wait ${Math.ceil(trouble.pauseMs / 1000)} s.`,
        'The key was accepted. Wait, or raise its limit.',
      );
      break;
    case 'passing':
      yield bad(
        `${where}: ${trouble.what}. ${LOCAL}`,
        `Check OPENAI_BASE_URL, and that this machine can reach ${host}.`,
      );
      break;
    case 'unsupported':
    case 'unreadable':
    case 'truncated':
    case 'refused':
    case 'over_budget':
    case 'stopped':
      yield bad(
        `${where}: ${'what' in trouble ? trouble.what : 'it answered a plain question with none'}. ${LOCAL}`,
        'OPENAI_BASE_URL has to be the address of an API as OpenAI has it, up to /v1; OPENAI_MODEL a model that chats.',
      );
  }
}

function isNear(hostname: string): boolean {
  return (
    /^(localhost|127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|\[::1\]|.*\.(internal|local)$)/.test(
      hostname,
    ) || !hostname.includes('.')
  );
}
