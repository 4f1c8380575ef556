import type { Deps } from '../deps';
import { type CsvExport, csvFile } from '../domain/csv';
import { sendFile } from '../slack/upload-file';

/** Sends somebody a CSV file by direct message, if there is anything in it. Returns what to say to them. */
export async function sendCsv(
  { slack }: Pick<Deps, 'slack'>,
  userId: string,
  { name, words, head, records }: CsvExport,
): Promise<string> {
  if (records.length === 0) return 'There is nothing to export.';
  const bytes = Buffer.from(csvFile(head, records));
  await sendFile(slack.reader, { userId, name: `${name}.csv`, bytes, words });
  return '✓ The file is in my direct messages to you.';
}
