import fastify from 'fastify';
import { ready } from './probe';

// What an HTTP server in Node can do at most: it reads the body, believes it, and keeps nothing.
async function main() {
  const app = fastify();
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  app.post('/hooks/generic', async (request) => {
    JSON.parse((request.body as Buffer).toString());
    return { ok: true };
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
  ready((app.server.address() as { port: number }).port);
}

void main();
