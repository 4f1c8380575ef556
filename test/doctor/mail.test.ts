import { resolve } from 'node:path';
import { loadConfig } from '../../src/config/config';
import { readEnv } from '../../src/config/env';
import { checkMail } from '../../src/doctor/check-mail';
import { lineOf, secretsOf } from '../../src/doctor/finding';
import { startMailServer } from '../support/mail-server';
import { mailSettings } from '../support/replying';

const shipped = loadConfig(resolve(__dirname, '../../rnps.config.yaml'), () => []);

async function said(raw: Record<string, string>, changes: Partial<typeof shipped> = {}): Promise<string> {
  const lines: string[] = [];
  for await (const finding of checkMail(readEnv(raw).smtp, { ...shipped, ...changes }))
    lines.push(lineOf(finding, secretsOf(raw)));
  return lines.join('\n');
}

test('without a server replies are copied, and that is fine', async () => {
  expect(await said({})).toBe(
    '✓ E-mail: rnps.config.yaml has no smtp. Replies to customers are copied and sent by hand.',
  );
});

test('a server that takes us in is told, and so is what is missing for answers', async () => {
  const server = await startMailServer();
  const lines = await said({}, mailSettings(server));
  expect(lines).toContain(
    `✓ E-mail: 127.0.0.1:${server.port} takes us in; replies are from care@larkspur.example`,
  );
  expect(lines).toContain('! E-mail: answers go to replies@larkspur.example, but nothing brings them back');
  expect(server.recipients).toEqual([]);
  await server.stop();
});

test('one that cannot be reached is told with what to look at', async () => {
  const server = await startMailServer();
  await server.stop();
  expect(await said({}, mailSettings(server))).toMatch(/✗ E-mail: 127\.0\.0\.1:\d+: it cannot be reached\./);
});

test('a password in the open is refused: a server elsewhere has to offer encryption', async () => {
  const server = await startMailServer();
  const settings = {
    ...mailSettings(server),
    smtp: { ...mailSettings(server).smtp, tls: 'starttls' as const },
  };
  expect(await said({}, settings)).toMatch(/✗ .*no encryption could be agreed on/);
  await server.stop();
});

test('half of a setting is named, and no password is told', async () => {
  const smtp = { from: 'care@larkspur.example', host: null, port: 587, tls: 'starttls' as const };
  expect(await said({}, { smtp })).toContain('✗ E-mail: smtp has no host, and SMTP_URL is not set.');
  expect(await said({ SMTP_USER: 'me' }, { smtp: { ...smtp, host: 'x.example' } })).toContain(
    'of SMTP_USER and SMTP_PASSWORD only one is set',
  );
  expect(await said({ SMTP_URL: 'smtp://me:hush-hush@127.0.0.1:1' })).toContain('has no smtp.from');
  const url = await said({ SMTP_URL: 'smtp://me:hush-hush@127.0.0.1:1' }, { smtp });
  expect(url).toContain('✗');
  expect(url).not.toContain('hush-hush');
  expect(() => readEnv({ SMTP_URL: 'http://me:hush-hush@x.example' })).toThrow(/SMTP_URL: has to be/);
});
