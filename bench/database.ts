import { Client } from 'pg';
import { startThrowawayDatabase } from '../test/support/throwaway-database';

export interface BenchServer {
  /** Of an empty database, or of a copy of another one that nobody is connected to. */
  makeDatabase: (name: string, template?: string) => Promise<string>;
  /** A connection to look with; closed with the server. */
  connect: (url: string) => Promise<Client>;
  admin: Client;
  embedded: boolean;
  /** Drops what was made, and ends the server if it was started here. */
  remove: () => Promise<void>;
}

/** The PostgreSQL that the app brings, thrown away afterwards; or the one that `url` names, in databases of our own. */
export async function openServer(url: string | undefined): Promise<BenchServer> {
  const throwaway = url ? null : await startThrowawayDatabase();
  const serverUrl = url ?? throwaway!.url;
  const clients: Client[] = [];
  const connect = async (to: string) => {
    const client = new Client({ connectionString: to });
    // The server is ended while a connection is open when somebody presses Ctrl-C.
    client.on('error', () => {});
    await client.connect();
    clients.push(client);
    return client;
  };
  const admin = await connect(serverUrl);
  const made: string[] = [];
  return {
    admin,
    connect,
    embedded: throwaway !== null,
    makeDatabase: async (wanted, template) => {
      const name = `rnps_bench_${wanted}_${process.pid}`;
      const copyOf = template ? ` TEMPLATE ${new URL(template).pathname.slice(1)}` : '';
      await admin.query(`CREATE DATABASE ${name}${copyOf}`);
      made.push(name);
      const address = new URL(serverUrl);
      address.pathname = `/${name}`;
      return address.toString();
    },
    remove: async () => {
      for (const name of throwaway ? [] : made) {
        await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`).catch(() => {});
      }
      await Promise.all(clients.map((client) => client.end().catch(() => {})));
      await throwaway?.remove();
    },
  };
}
