import { waitFor } from '@testing-library/react';
import { MlOwnershipApi } from '@mlownership/backstage-plugin-ml-ownership-common';
import { readScorecardsCsv } from './readScorecardsCsv';

describe('readScorecardsCsv', () => {
  /** An API client whose file arrives in chunks, controlled by the test. */
  const apiOf = () => {
    let controller!: ReadableStreamDefaultController<Uint8Array>;
    const cancel = jest.fn();
    const body = new ReadableStream<Uint8Array>({
      start: given => {
        controller = given;
      },
      cancel,
    });
    const exportScorecards = jest.fn(async () => ({ body } as Response));
    return {
      api: { exportScorecards } as unknown as MlOwnershipApi,
      exportScorecards,
      cancel,
      send: (text: string) => controller.enqueue(Buffer.from(text)),
      end: () => controller.close(),
    };
  };

  it('requests all pages, and reports the progress', async () => {
    const { api, exportScorecards, send, end } = apiOf();
    const onProgress = jest.fn();
    const file = readScorecardsCsv(
      { kind: ['Model'], sort: 'tier', limit: 20, cursor: 'abc' },
      3,
    )(api, { onProgress, signal: new AbortController().signal });
    send('title\r\nA\r\n');
    await waitFor(() =>
      expect(onProgress).toHaveBeenLastCalledWith({ read: 1, total: 3 }),
    );
    send('B\r\nC\r\n');
    end();
    expect(await file).toMatchObject({ rows: 3, total: 3 });
    expect(exportScorecards).toHaveBeenCalledWith({
      kind: ['Model'],
      sort: 'tier',
    });
  });

  it('aborts the download when stopped', async () => {
    const { api, cancel, send } = apiOf();
    const controller = new AbortController();
    const onProgress = jest.fn();
    const file = readScorecardsCsv({}, 3)(api, {
      onProgress,
      signal: controller.signal,
    });
    send('title\r\nA\r\n');
    await waitFor(() =>
      expect(onProgress).toHaveBeenLastCalledWith({ read: 1, total: 3 }),
    );
    controller.abort();
    await expect(file).rejects.toThrow();
    expect(cancel).toHaveBeenCalledTimes(1);
  });
});
