import { cpus, totalmem } from 'node:os';
import type { Client } from 'pg';

/** One line that names what the numbers were measured on. */
export async function machineInWords(admin: Client, embedded: boolean): Promise<string> {
  const setting = async (name: string) => {
    const { rows } = await admin.query(`SELECT current_setting('${name}') AS value`);
    return String(rows[0].value);
  };
  const cores = cpus();
  const version = (await setting('server_version')).split(' ')[0];
  const whose = embedded ? 'embedded' : 'of DATABASE_URL';
  return [
    `${cores.length} cores ${cores[0]?.model.replace(/\(\w+\)/g, '').trim() ?? 'unknown'}`,
    `${Math.round(totalmem() / 2 ** 30)} GiB`,
    `${process.platform} ${process.arch}`,
    `Node ${process.versions.node}`,
    `PostgreSQL ${version} (${whose}, fsync ${await setting('fsync')})`,
  ].join(', ');
}
