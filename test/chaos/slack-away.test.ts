import { connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { genericAnswer } from '../support/answers';
import { freshDatabase } from '../support/fresh-database';
import { until } from '../support/run-app';
import { signStandardWebhooks } from '../support/sign';
import { freePort, killAll, startAppProcess, workspace } from './start-app-process';

afterEach(killAll);

// In a process of its own: in the test runner's, an error of fetch is of another realm, and its cause is lost.
test('Slack cannot be reached for a while: answers are taken all the same, and their cards come when it is back', async () => {
  const [sandbox, database, port] = await Promise.all([workspace(), freshDatabase(), freePort()]);
  const line = await wireTo(Number(new URL(sandbox.url).port));
  const sql = new Client({ connectionString: database.url });
  await sql.connect();
  try {
    await startAppProcess({
      port,
      databaseUrl: database.url,
      apiUrl: `http://127.0.0.1:${line.port}/api/`,
      botToken: sandbox.botToken,
      // A wait that this test could not sit through: what was refused is known not to be there.
      delivery: { laneMs: 5, editMs: 5, settleMs: 600_000 },
    });
    await line.cut();
    const body = JSON.stringify(genericAnswer({ score: 1 }));
    const answer = await fetch(`http://127.0.0.1:${port}/hooks/generic`, {
      method: 'POST',
      body,
      headers: signStandardWebhooks(body),
    });
    expect(answer.status).toBe(200);
    const row = await until('an attempt', async () => {
      const { rows } = await sql.query('SELECT last_error, attempted_at FROM outbox WHERE attempts > 0');
      return rows[0];
    });
    expect(row).toEqual({ last_error: 'ECONNREFUSED', attempted_at: null });
    await delay(200);
    await line.mend();
    const cards = await until('the card', () => {
      const messages = sandbox.state.messages('C0CX');
      return messages.length > 0 && messages;
    });
    expect(cards).toHaveLength(1);
  } finally {
    await killAll();
    await line.cut();
    await sql.end();
    await sandbox.close();
    await database.drop();
  }
});

/** A wire to a port of this machine that can be cut and mended. */
async function wireTo(target: number) {
  const sockets = new Set<Socket>();
  let server: Server | null = null;
  let port = 0;
  const mend = async () => {
    const opened = createServer((socket) => {
      const far = connect(target, '127.0.0.1');
      for (const end of [socket, far]) {
        sockets.add(end);
        end.on('error', () => {});
        end.on('close', () => sockets.delete(end));
      }
      socket.pipe(far).pipe(socket);
    });
    server = opened;
    await new Promise<void>((resolve) => opened.listen(port, '127.0.0.1', resolve));
    port = (opened.address() as { port: number }).port;
  };
  await mend();
  return {
    port,
    mend,
    cut: async () => {
      const closing = server;
      server = null;
      if (!closing) return;
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => closing.close(resolve));
    },
  };
}
