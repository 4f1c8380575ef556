import type { SmtpEnv } from '../config/env';
import type { SmtpSettings } from '../config/mail';

/** A server that takes mail, and who it is from. */
export interface MailServer {
  host: string;
  port: number;
  tls: SmtpSettings['tls'];
  auth: { user: string; pass: string } | null;
  from: string;
}

/** The server as the environment and the configuration name it, or why there is none. */
export function mailServerOf(
  env: SmtpEnv,
  settings: SmtpSettings | null,
): { server: MailServer } | { without: string; isMistake: boolean } {
  const none = (without: string, isMistake = false) => ({ without, isMistake });
  if (!settings) {
    return env.url
      ? none('SMTP_URL is set, but rnps.config.yaml has no smtp.from', true)
      : none('rnps.config.yaml has no smtp');
  }
  const { from } = settings;
  if (env.url) return { server: { ...fromUrl(env.url), from } };
  if (!settings.host) return none('smtp has no host, and SMTP_URL is not set', true);
  if ((env.user === null) !== (env.password === null))
    return none('of SMTP_USER and SMTP_PASSWORD only one is set', true);
  const auth = env.user !== null && env.password !== null ? { user: env.user, pass: env.password } : null;
  return { server: { host: settings.host, port: settings.port, tls: settings.tls, auth, from } };
}

// Without TLS only on the machine itself: a password must not travel in the open.
function fromUrl(text: string): Omit<MailServer, 'from'> {
  const url = new URL(text);
  const isImplicit = url.protocol === 'smtps:';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const isHere = /^(localhost|127\.\d+\.\d+\.\d+|::1)$/.test(host);
  const user = decodeURIComponent(url.username);
  return {
    host,
    port: url.port ? Number(url.port) : isImplicit ? 465 : 587,
    tls: isImplicit ? 'implicit' : isHere ? 'none' : 'starttls',
    auth: user ? { user, pass: decodeURIComponent(url.password) } : null,
  };
}
