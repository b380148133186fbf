import { mockCredentials } from '@backstage/backend-test-utils';
import { AddressInfo } from 'node:net';
import { request as httpRequest } from 'node:http';
import { gzipSync } from 'node:zlib';
import { setClock } from '../__testUtils__/clock';
import { onEachDatabase, TestBackend } from '../__testUtils__/onEachDatabase';
import {
  dataset,
  emitterHeader,
  post,
  receiving,
  recorded,
  runEvent,
  settle,
} from '../__testUtils__/openLineage';

jest.setTimeout(60_000);

/** Reads a compressed body as it is. */
const packed = (backend: TestBackend, path: '' | '/batch', body: Buffer) =>
  post(backend, path)
    .set('Content-Encoding', 'gzip')
    .serialize(value => value)
    .send(body);

onEachDatabase('the OpenLineage receiver', start => {
  const begin = async () => {
    setClock('2026-11-29T12:00:00Z');
    const backend = await start(receiving());
    await backend.evaluate();
    const runs = () =>
      backend.knex('openlineage_runs').orderBy('run_id').pluck('run_id');
    return { ...backend, runs };
  };

  const event = runEvent('COMPLETE');

  it('is off without configuration', async () => {
    const options = receiving();
    const backend = await start({ ...options, config: {} });
    await post(backend, '').send(event).expect(404);
    expect(await backend.knex.schema.hasTable('openlineage_runs')).toBe(false);
  });

  it('accepts events of the configured tokens only, and audits each request', async () => {
    const backend = await begin();
    const status = async (header: string) =>
      (await post(backend, '', header).send(event)).status;
    expect(await status(mockCredentials.none.header())).toBe(401);
    expect(await status(mockCredentials.user.header())).toBe(403);
    expect(await status(emitterHeader('external:other'))).toBe(403);
    expect(await backend.runs()).toEqual([]);
    expect(await status(emitterHeader())).toBe(200);
    expect(await backend.runs()).toEqual(['run-1']);
    expect(
      backend.audit
        .filter(({ eventId }) => eventId === 'openlineage-receive')
        .map(({ outcome, meta }) => [outcome, meta]),
    ).toEqual(
      expect.arrayContaining([
        ['failure', {}],
        ['success', { received: 1, refused: 0 }],
      ]),
    );
  });

  it('reads compressed bodies, and refuses what is too large when unpacked', async () => {
    const backend = await begin();
    await packed(backend, '', gzipSync(JSON.stringify(event))).expect(200);
    const bomb = gzipSync(' '.repeat(6_000_000));
    expect(bomb.length).toBeLessThan(10_000);
    await packed(backend, '', bomb).expect(413);
    await packed(
      backend,
      '/batch',
      gzipSync(`[${' '.repeat(21_000_000)}]`),
    ).expect(413);
    await packed(
      backend,
      '/batch',
      gzipSync(`[${' '.repeat(6_000_000)}]`),
    ).expect(204);
    await post(backend, '')
      .set('Content-Encoding', 'zstd')
      .send(event)
      .expect(415);
    expect(await backend.runs()).toEqual(['run-1']);
  });

  it.each([
    ['not JSON', '{"eventTime":', 'The body is not JSON in UTF-8'],
    ['nothing', '', 'The body is not JSON in UTF-8'],
    ['no object', '[]', 'expected object'],
    [
      'no kind of event',
      '{"eventTime":"2026-11-29T02:00:00Z"}',
      'neither run nor job nor dataset',
    ],
    [
      'no time',
      JSON.stringify({ ...event, eventTime: undefined }),
      'eventTime',
    ],
    [
      'no instant',
      JSON.stringify({ ...event, eventTime: '2026-02-31T00:00:00Z' }),
      'eventTime is "2026-02-31T00:00:00Z"',
    ],
    [
      'the future',
      JSON.stringify({ ...event, eventTime: '2027-01-01T00:00:00Z' }),
      'more than a day in the future',
    ],
    [
      'no name',
      JSON.stringify({ ...event, inputs: [{ namespace: 'a' }] }),
      'inputs.0.name',
    ],
    [
      'an unknown type',
      JSON.stringify({ ...event, eventType: 'DONE' }),
      'eventType is "DONE", expected one of START',
    ],
    [
      'a NUL character',
      JSON.stringify({ ...event, outputs: [dataset('a\0b')] }),
      'datasets.0.name contains a NUL',
    ],
    [
      'a lone surrogate',
      JSON.stringify({ ...event, job: { namespace: 'a', name: 'b\ud800' } }),
      'lone surrogate',
    ],
  ])('refuses %s with the reason', async (_, body, reason) => {
    const backend = await begin();
    const answer = await post(backend, '')
      .serialize(text => text as any)
      .send(body);
    expect([answer.status, answer.body.error?.message]).toEqual([
      400,
      expect.stringContaining(reason),
    ]);
    expect(await backend.runs()).toEqual([]);
  });

  it.each([
    [
      'nanoseconds',
      '2026-11-29T02:00:00.123456789Z',
      '2026-11-29T02:00:00.123456789Z',
    ],
    ['no time zone', '2026-11-29T02:00:00.5', '2026-11-29T02:00:00.500000000Z'],
    ['an offset', '2026-11-29T02:00:00+0130', '2026-11-29T00:30:00.000000000Z'],
  ])('reads times with %s', async (_, eventTime, stored) => {
    const backend = await begin();
    await post(backend, '')
      .send({ ...event, eventTime, producer: null, unknown: {}, inputs: null })
      .expect(200);
    expect(await backend.knex('openlineage_runs').pluck('state_at')).toEqual([
      stored,
    ]);
  });

  it('keeps 99 events of a batch of 100, and tells which one was refused', async () => {
    const backend = await begin();
    const batch: object[] = Array.from({ length: 100 }, (_, index) =>
      runEvent('START', { run: `run-${index}` }),
    );
    batch[41] = { ...batch[41], job: null };
    const { body } = await post(backend, '/batch').send(batch).expect(200);
    expect(body).toEqual({
      status: 'partial_success',
      summary: {
        received: 100,
        successful: 99,
        failed: 1,
        retriable: 0,
        non_retriable: 1,
      },
      failed_events: [
        {
          index: 41,
          reason: 'The event has a run without job, expected both',
          retriable: false,
        },
      ],
    });
    expect(await backend.runs()).toHaveLength(99);
    await post(backend, '/batch').send(event).expect(400);
    await post(backend, '/batch')
      .send(Array.from({ length: 1001 }, () => event))
      .expect(400);
    await post(backend, '/batch').send([]).expect(204);
  });

  it('answers 503 while too many requests are stored, and accepts the event later', async () => {
    const backend = await begin();
    const { port } = backend.server.address() as AddressInfo;
    const hold = () => {
      const req = httpRequest({
        port,
        method: 'POST',
        path: '/api/ml-ownership/openlineage/api/v1/lineage',
        headers: {
          authorization: emitterHeader(),
          'content-type': 'application/json',
          'content-length': 1000,
        },
      });
      req.on('error', () => {});
      req.on('response', response => response.resume());
      req.write('{');
      return req;
    };
    const held = [hold()];
    let answer = await post(backend, '').send(event);
    while (answer.status !== 503) {
      held.push(hold());
      answer = await post(backend, '').send(event);
    }
    expect(answer.headers['retry-after']).toBe('1');
    held.forEach(req => req.destroy());
    while (answer.status === 503) {
      answer = await post(backend, '').send(event);
    }
    expect(answer.status).toBe(200);
  });

  it('shows at its health when something was received, and what was refused', async () => {
    const backend = await begin();
    const health = async () => {
      const { body } = await backend.get('/collectors');
      return body.items.find(({ id }: { id: string }) => id === 'openlineage');
    };
    expect(await health()).toMatchObject({
      title: 'OpenLineage',
      state: 'not-run',
    });
    await post(backend, '').send(recorded('spark-app-start')).expect(200);
    await settle(backend);
    expect(await health()).toMatchObject({ state: 'healthy' });
    await post(backend, '')
      .send({ ...event, eventTime: 'now' })
      .expect(400);
    await settle(backend);
    expect(await health()).toMatchObject({
      state: 'failing',
      lastError: expect.stringContaining('eventTime is "now"'),
    });
  });
});
