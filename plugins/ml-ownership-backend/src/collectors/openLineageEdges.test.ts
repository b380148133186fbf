import { setClock } from '../__testUtils__/clock';
import { onEachDatabase } from '../__testUtils__/onEachDatabase';
import {
  annotated,
  connectedCompany,
  dataset,
  EVENTS,
  FEATURE_BUILD,
  observedEdges,
  receiving,
  recorded,
  runEvent,
  send,
  settle,
} from '../__testUtils__/openLineage';

jest.setTimeout(120_000);

onEachDatabase('lineage from OpenLineage events', start => {
  const begin = async () => {
    setClock('2026-11-29T12:00:00Z');
    const backend = await start(receiving());
    await backend.evaluate();
    return backend;
  };

  it('show edges only from completed runs and running streams', async () => {
    const backend = await begin();
    const data = { inputs: [dataset('a')], outputs: [dataset('b')] };
    const streaming = { jobType: { processingType: 'STREAMING' } };
    await send(
      backend,
      ...['START', 'RUNNING', 'FAIL', 'ABORT', 'OTHER'].map(type =>
        runEvent(type, { run: type, ...data }),
      ),
      runEvent('START', { run: 'late', at: '2026-11-29T05:00:00Z', ...data }),
      runEvent('FAIL', { run: 'late', at: '2026-11-29T04:00:00Z' }),
    );
    await settle(backend);
    expect(await observedEdges(backend)).toEqual([]);
    await send(
      backend,
      runEvent('RUNNING', { run: 'stream', jobFacets: streaming, ...data }),
    );
    await settle(backend);
    expect(await observedEdges(backend)).toEqual([
      's3://lake/a derivedFrom s3://lake/b inferred',
    ]);
  });

  it('accumulate: inputs of the start and outputs of the end; facets are preferred to pairs', async () => {
    const backend = await begin();
    const column = (name: string) => ({
      columnLineage: {
        fields: {
          x: { inputFields: [{ ...dataset(name), field: 'x' }] },
        },
      },
    });
    await send(
      backend,
      runEvent('COMPLETE', {
        at: '2026-11-29T03:00:00.123456789',
        outputs: [
          dataset('plain'),
          dataset('columns', column('c')),
          dataset('both', {
            ...column('c'),
            lineage: { inputs: [{ type: 'DATASET', ...dataset('l') }] },
          }),
          dataset('source', { lineage: { inputs: [] } }),
        ],
        inputs: null,
      }),
      runEvent('START', { inputs: [dataset('Ünïcode/日本')] }),
    );
    await settle(backend);
    expect(await observedEdges(backend)).toEqual([
      's3://lake/c derivedFrom s3://lake/columns',
      's3://lake/l derivedFrom s3://lake/both',
      's3://lake/Ünïcode/日本 derivedFrom s3://lake/plain inferred',
    ]);
  });

  it('name one dataset by several names, whenever they are reported', async () => {
    const backend = await begin();
    const flow = (run: string, from: object, to: object) =>
      runEvent('COMPLETE', { run, job: run, inputs: [from], outputs: [to] });
    const table = { namespace: 'glue://eu', name: 'lake.x' };
    await send(
      backend,
      flow('1', dataset('a'), dataset('x')),
      flow('2', table, dataset('z')),
    );
    await settle(backend);
    expect(await observedEdges(backend)).toEqual([
      'glue://eu/lake.x derivedFrom s3://lake/z inferred',
      's3://lake/a derivedFrom s3://lake/x inferred',
    ]);
    await send(backend, {
      eventTime: '2026-11-29T06:00:00Z',
      dataset: dataset('x', {
        symlinks: { identifiers: [{ ...table, type: 'TABLE' }] },
      }),
    });
    await settle(backend);
    const merged = await observedEdges(backend);
    const [, , name] = merged
      .find(edge => edge.startsWith('s3://lake/a'))!
      .split(' ');
    expect(['s3://lake/x', 'glue://eu/lake.x']).toContain(name);
    expect(merged).toEqual(
      [
        `${name} derivedFrom s3://lake/z inferred`,
        `s3://lake/a derivedFrom ${name} inferred`,
      ].sort(),
    );
    // Later observations under either name are those of one dataset.
    await send(backend, flow('3', dataset('x'), dataset('z')));
    await settle(backend);
    expect(await observedEdges(backend)).toEqual(merged);

    // A Dataset of the catalog that claims one name gets all of them.
    const claim = annotated(
      connectedCompany().find(({ metadata }) => metadata.name === 'events')!,
      { 'mlownership.dev/dataset-aliases': 'glue://eu/lake.x' },
    );
    backend.setEntities([
      ...connectedCompany().filter(
        ({ metadata }) => metadata.name !== 'events',
      ),
      claim,
    ]);
    await backend.evaluate();
    expect(await observedEdges(backend)).toEqual([
      `${EVENTS} derivedFrom s3://lake/z inferred`,
      `s3://lake/a derivedFrom ${EVENTS} inferred`,
    ]);
    await send(backend, flow('4', dataset('x'), dataset('z')));
    await settle(backend);
    expect(await observedEdges(backend)).toHaveLength(2);
  });

  it('leave each name to the Dataset that claims it', async () => {
    const backend = await begin();
    await send(backend, {
      eventTime: '2026-11-29T06:00:00Z',
      dataset: dataset('features/customer', {
        symlinks: {
          identifiers: [
            {
              namespace: 'duckdb:///data/lake.duckdb',
              name: 'lake.main.raw_clicks',
            },
          ],
        },
      }),
    });
    await send(backend, recorded('dbt-model-customer-features-complete'));
    await settle(backend);
    expect(await observedEdges(backend)).toContain(
      `${EVENTS} consumes ${FEATURE_BUILD}`,
    );
  });
});
