// A host that answers every address it does not know with the app's page: many plain hosts do, with 404 or with 200.

import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { DIST } from './server.mjs';

const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.wasm': 'application/wasm', '.svg': 'image/svg+xml', '.png': 'image/png', '.webmanifest': 'application/manifest+json' };

/** Starts one under `base`. Resolves to { url, origin, port, stop() }. */
export async function plainHost({ base = '/', dist = DIST, port = 0, status = 404 } = {}) {
  const server = createServer(async ({ url }, response) => {
    const { pathname } = new URL(url, 'http://host');
    const name = pathname.startsWith(base) ? pathname.slice(base.length) || 'index.html' : '';
    const found = /^[\w.-]+$/.test(name) ? await readFile(join(dist, name)).catch(() => null) : null;
    response.writeHead(found ? 200 : status, { 'content-type': TYPES[found ? extname(name) : '.html'] ?? 'application/json', 'cache-control': 'no-cache' });
    response.end(found ?? (await readFile(join(dist, 'index.html'))));
  });
  await new Promise((done) => server.listen(port, '127.0.0.1', done));
  const origin = `http://127.0.0.1:${server.address().port}`;
  const stop = () => new Promise((done) => { server.close(done); server.closeAllConnections(); });
  return { url: origin + base, origin, port: server.address().port, stop };
}
