import { loadavg } from 'node:os';
import { DatabaseAddress } from '../databases/openDatabase';
import { CONDITIONAL_USER } from '../evaluation/startBackend';
import { percentiles, Row } from '../lineage/percentiles';
import { Client } from './Client';
import { DearRequest, dearRequests } from './requests';
import { ServerProcess } from './ServerProcess';

/** Duration of each measurement, in milliseconds. */
const SPAN = 10_000;

/** Pause between requests of the other user, in milliseconds. */
const READ_EVERY = 50;
const WRITE_EVERY = 200;

/** A full page of campaigns, each about all entities. */
const CAMPAIGNS = 50;

/**
 * Sends each expensive request, or none for the first row, while another user reads a scorecard and a CI job sends
 * evidence.
 *
 * @param callers - the number of callers that send each request at the same time
 * @param filter - part of the names of the requests; all if undefined
 */
export async function measureLoad(
  address: DatabaseAddress,
  models: number,
  callers: number,
  filter?: string,
): Promise<Row[]> {
  let server = new ServerProcess();
  const serve = async () => {
    const { port } = await server.order({ type: 'serve', address, models });
    const client = new Client(port!);
    // Excludes the cost of the first load: lineage and validators.
    await client.send(
      'user:default/ina',
      '/lineage?root=model:default/model-1',
    );
    await client.send(`${CONDITIONAL_USER}-1`, '/portfolio');
    return client;
  };
  let client = await serve();
  let campaign = '';
  for (let count = 0; count < CAMPAIGNS; count += 1) {
    const { text } = await client.send('user:default/ina', '/campaigns', {
      title: 'About everything',
      goal: { level: 2 },
      scope: {},
      dueAt: new Date(Date.now() + 90 * 86_400_000).toISOString().slice(0, 10),
    });
    campaign = JSON.parse(text).id;
  }
  const rows: Row[] = [];
  const requests = dearRequests(campaign, models).filter(
    ({ what }) => !filter || what.includes(filter),
  );
  for (const request of [undefined, ...requests]) {
    await server.order({ type: 'memory' });
    const row = await measure(client, server, callers, request).catch(
      (error): Row => ({
        request: request?.what ?? 'nothing',
        error: String(error),
      }),
    );
    process.stdout.write(`${JSON.stringify(row)}\n`);
    rows.push(row);
    if (!server.isRunning()) {
      server = new ServerProcess();
      client = await serve();
    }
  }
  server.stop();
  return rows;
}

async function measure(
  client: Client,
  server: ServerProcess,
  callers: number,
  request: DearRequest | undefined,
): Promise<Row> {
  const until = performance.now() + SPAN;
  const dear: number[] = [];
  let refused = 0;
  let bytes = 0;
  const call = async (caller: number) => {
    const user =
      caller % 2 ? `${CONDITIONAL_USER}-${caller}` : `user:default/c-${caller}`;
    while (performance.now() < until) {
      const answer = await client.send(
        user,
        request!.path,
        request!.body?.(caller),
      );
      if (answer.status === 429 || answer.status === 503) {
        refused += 1;
        await pause(1000);
      } else {
        dear.push(answer.milliseconds);
        bytes = answer.bytes;
      }
    }
  };
  const reads: number[] = [];
  const read = async () => {
    while (performance.now() < until) {
      const { milliseconds } = await client.send(
        'user:default/ina',
        '/scorecards/model/default/model-1',
      );
      reads.push(milliseconds);
      await pause(READ_EVERY);
    }
  };
  const writes: number[] = [];
  const write = async () => {
    while (performance.now() < until) {
      const { milliseconds } = await client.send(
        'user:default/ina',
        '/evidence',
        {
          entityRef: 'model:default/model-3',
          criterion: 'observe.relevance-review',
          outcome: writes.length % 2 ? 'pass' : 'fail',
          observedAt: new Date().toISOString(),
        },
      );
      writes.push(milliseconds);
      await pause(WRITE_EVERY);
    }
  };
  await Promise.all([
    read(),
    write(),
    ...(request
      ? Array.from({ length: callers }, (_, caller) => call(caller))
      : []),
  ]);
  const { peak } = await server.order({ type: 'memory' });
  return {
    request: request?.what ?? 'nothing',
    answered: dear.length,
    refused,
    KB: Math.round(bytes / 1000),
    ...(dear.length > 0 ? percentiles('its', dear) : {}),
    ...percentiles('scorecard', reads),
    ...percentiles('evidence', writes),
    'memory MB': Math.round(peak! / 1e6),
    // The load average of the last minute, to show other load on the machine.
    load: Math.round(loadavg()[0] * 10) / 10,
  };
}

function pause(milliseconds: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, milliseconds));
}
