import { type Sandbox, type SandboxOptions, startSandbox } from '../../sandbox/start-sandbox';

const NOWHERE = 'http://127.0.0.1:9/';
export const SIGNING_SECRET = 'a-signing-secret-for-tests';

/** A workspace that no app belongs to yet: what happens in it is told to nobody. */
export function loneSandbox(hookSecrets: Partial<SandboxOptions['hookSecrets']> = {}): Promise<Sandbox> {
  return startSandbox({
    dataDir: null,
    port: 0,
    app: { eventsUrl: NOWHERE, hooksUrl: NOWHERE, clockUrl: NOWHERE },
    signingSecret: SIGNING_SECRET,
    hookSecrets: { generic: '', typeform: '', formbricks: '', ...hookSecrets },
  });
}
