import { createMockDirectory } from '@backstage/backend-test-utils';
import express from 'express';
import { request as send } from 'node:http';
import request from 'supertest';
import { createExamplesRouter } from './createExamplesRouter';

describe('createExamplesRouter', () => {
  const directory = createMockDirectory({
    content: {
      'secret.txt': 'outside',
      'examples/.env': 'TOKEN=1',
      'examples/.git/config': 'hidden',
      'examples/docs/retrain.md': '# Retrain',
      'examples/locks/requirements.lock': 'numpy==2.0.0',
      'examples/models.yaml': 'kind: Model',
    },
  });
  const app = express().use(
    '/examples',
    createExamplesRouter(directory.resolve('examples')),
  );

  it.each(['docs/retrain.md', 'locks/requirements.lock', 'models.yaml'])(
    'serves %s as text, and answers 304 if it has not changed',
    async path => {
      const first = await request(app).get(`/examples/${path}`);
      expect(first.status).toBe(200);
      expect(first.headers['content-type']).toBe('text/plain; charset=utf-8');
      expect(first.headers['cache-control']).toBe('no-cache');

      const second = await request(app)
        .get(`/examples/${path}`)
        .set('If-None-Match', first.headers.etag)
        // As fetch does.
        .set('Cache-Control', 'no-cache');
      expect(second.status).toBe(304);
    },
  );

  it('does not serve a document before it was written', async () => {
    const written = new Set(['docs/retrain.md']);
    const then = express().use(
      '/examples',
      createExamplesRouter(directory.resolve('examples'), path =>
        written.has(path),
      ),
    );
    expect((await request(then).get('/examples/docs/retrain.md')).status).toBe(
      200,
    );
    expect((await request(then).get('/examples/models.yaml')).status).toBe(404);
  });

  it('answers HEAD, and rejects write methods', async () => {
    const head = await request(app).head('/examples/models.yaml');
    expect(head.status).toBe(200);
    expect(head.text).toBeUndefined();

    const put = await request(app).put('/examples/models.yaml').send('x');
    expect(put.status).toBe(405);
    expect(put.headers.allow).toBe('GET, HEAD');
  });

  it.each([
    '../secret.txt',
    '%2e%2e/secret.txt',
    '..%2fsecret.txt',
    'docs/../../secret.txt',
    '.env',
    '.git/config',
    'docs',
    'docs/',
    '',
    'missing.md',
  ])('does not serve %p', async path => {
    const server = app.listen(0);
    try {
      // Sent as written: a client that normalises the path would hide the case.
      const { port } = server.address() as { port: number };
      const status = await new Promise((resolve, reject) => {
        send({ port, path: `/examples/${path}` }, response => {
          response.resume();
          resolve(response.statusCode);
        })
          .on('error', reject)
          .end();
      });
      expect([403, 404]).toContain(status);
    } finally {
      server.close();
    }
  });
});
