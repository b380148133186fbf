import express, { Router } from 'express';
import { extname } from 'node:path';

/** All other files under `examples/` are text that a browser should display, not download. */
const contentTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
};

/**
 * Serves a folder read-only: `GET` and `HEAD`, with an ETag, text that opens in a browser tab,
 * nothing outside the folder, no dotfiles and no listings.
 *
 * @param folder - absolute path of the folder to serve
 * @param exists - whether a file exists at the current time of the demo, by its path below the folder
 */
export function createExamplesRouter(
  folder: string,
  exists: (path: string) => boolean = () => true,
): Router {
  const router = Router();
  router.use((request, response, next) => {
    if (exists(request.path.slice(1))) {
      next();
      return;
    }
    response.status(404).send('Not written yet\n');
  });
  router.use((request, response, next) => {
    if (request.method === 'GET' || request.method === 'HEAD') {
      next();
      return;
    }
    response.setHeader('Allow', 'GET, HEAD');
    response.status(405).send(`${request.method} is not allowed: read-only\n`);
  });
  router.use((request, _, next) => {
    // fetch adds "no-cache" to a conditional request, and Express would then send the whole file.
    if (request.headers['if-none-match']) {
      delete request.headers['cache-control'];
    }
    next();
  });
  router.use(
    express.static(folder, {
      cacheControl: false,
      dotfiles: 'ignore',
      index: false,
      redirect: false,
      setHeaders(response, path) {
        response.setHeader(
          'Content-Type',
          contentTypes[extname(path)] ?? 'text/plain; charset=utf-8',
        );
        // The catalog reads the same files: always revalidate, and answer 304 if nothing changed.
        response.setHeader('Cache-Control', 'no-cache');
      },
    }),
  );
  return router;
}
