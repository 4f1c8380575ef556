import type { Config } from '../config/config';
import { secretVariable, tokenVariable } from '../config/env';
import type { Source, SourceApi } from '../config/source';
import { ADAPTERS } from '../ingest/adapters';
import { bad, type Finding, ok, warn } from './finding';

/** Whether each source that is switched on has a secret that can be used; nothing can be verified without one. */
export function* checkSecrets({ sources }: Config, realNow: () => Date): Generator<Finding> {
  const enabled = sources.filter((source) => source.enabled);
  const usable = enabled.filter(
    (source) => source.secrets.length > 0 || (isPolled(source) && source.api?.token),
  );
  for (const source of enabled) {
    if (!isPolled(source)) yield check(source, realNow());
    if (source.api) yield checkToken(source, source.api);
  }
  if (usable.length === 0) {
    yield bad(
      'No source has a secret, so no answer can arrive.',
      'Set the secret of at least one of the sources above.',
    );
  }
}

function check(source: Source, now: Date): Finding {
  const { name, adapter, mapping, secrets } = source;
  const variable = secretVariable(name);
  // An empty delivery gets as far as the secrets: what is wrong with them is told before its signature is missed.
  const nothing = { body: Buffer.alloc(0), headers: {}, secrets, now };
  const verdict = ADAPTERS[adapter].verify(nothing, source);
  if (!verdict.ok && verdict.why === 'no_secret') {
    return warn(
      `Source ${name}: ${variable} is not set, so its deliveries are refused.`,
      `Set ${variable} to the secret that the tool signs with, or set sources.${name}.enabled to false.`,
    );
  }
  if (!verdict.ok && verdict.why === 'bad_secret') {
    return bad(`Source ${name}: ${variable} cannot be used as a secret.`, remedyOf(source));
  }
  const rotating = secrets.length > 1 ? `, ${secrets.length} secrets (one is being rotated out)` : '';
  return ok(`Source ${name} (${mapping?.name ?? adapter}): POST /hooks/${name}${rotating}`);
}

function remedyOf({ adapter, mapping }: Source): string {
  if (mapping?.authentication.scheme === 'basic')
    return 'It must be a user and a password with a colon between them, as in the address that the tool was given.';
  if (adapter === 'surveymonkey')
    return "It must be the app's client id, &, and its secret, in one: CLIENT_ID&SECRET";
  return `It must be whsec_ followed by base64. To make one: echo "whsec_$(openssl rand -base64 32)"`;
}

// Its answers are asked for, so there is no delivery to verify.
function isPolled({ adapter }: Source): boolean {
  return adapter === 'hubspot';
}

function checkToken({ name }: Source, { url, token }: SourceApi): Finding {
  const variable = tokenVariable(name);
  if (token) return ok(`Source ${name}: its answers are fetched from ${url}`);
  return warn(
    `Source ${name}: ${variable} is not set, so its answers cannot be fetched from ${url}; what is told of waits.`,
    `Set ${variable} to a token of the tool that may read responses, or set sources.${name}.enabled to false.`,
  );
}
