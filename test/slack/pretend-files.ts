import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface PretendFiles {
  /** As `slackApiUrl`. */
  apiUrl: string;
  /** Web API methods in the order in which they were called, with their arguments. */
  calls: { method: string; args: Record<string, string> }[];
  /** What was sent to the addresses that were named, with the headers. */
  uploads: { bytes: Buffer; headers: IncomingMessage['headers'] }[];
  /** So many looks at a file find it unfinished; Infinity: for ever. */
  unfinishedFor: number;
  /** Answered to the method in place of its answer: Slack's error code. */
  refuse: Record<string, string>;
  /** The status of the answer to the bytes. */
  uploadStatus: number;
  stop: () => Promise<void>;
}

/** As much of Slack's files as an upload needs. */
export async function pretendFiles(): Promise<PretendFiles> {
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request);
    const say = (status: number, answer: unknown) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(answer));
    };
    if (request.url!.startsWith('/upload/')) {
      pretend.uploads.push({ bytes: body, headers: request.headers });
      return say(pretend.uploadStatus, 'OK');
    }
    const method = request.url!.slice('/api/'.length);
    pretend.calls.push({ method, args: Object.fromEntries(new URLSearchParams(body.toString())) });
    const refusal = pretend.refuse[method];
    if (refusal) return say(200, { ok: false, error: refusal });
    say(200, { ok: true, ...answers[method]!() });
  });
  let files = 0;
  let looks = 0;
  const answers: Record<string, () => object> = {
    'files.getUploadURLExternal': () => {
      files += 1;
      looks = 0;
      return { upload_url: `${origin}/upload/${files}`, file_id: `F00000000${files}` };
    },
    'files.completeUploadExternal': () => ({ files: [{ id: `F00000000${files}` }] }),
    'files.info': () => {
      looks += 1;
      return {
        file: { id: `F00000000${files}`, mimetype: looks > pretend.unfinishedFor ? 'image/png' : '' },
      };
    },
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const pretend: PretendFiles = {
    apiUrl: `${origin}/api/`,
    calls: [],
    uploads: [],
    unfinishedFor: 0,
    refuse: {},
    uploadStatus: 200,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return pretend;
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
