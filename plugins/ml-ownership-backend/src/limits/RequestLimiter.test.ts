import { RequestLimiter } from './RequestLimiter';
import { SharedRuns } from './SharedRuns';

/** An action that ends on demand, and the list of those that have begun. */
function gates() {
  const begun: string[] = [];
  const ends = new Map<string, (error?: Error) => void>();
  return {
    begun,
    action: (name: string) => () => {
      begun.push(name);
      return new Promise<string>((resolve, reject) => {
        ends.set(name, error => (error ? reject(error) : resolve(name)));
      });
    },
    end: async (name: string, error?: Error) => {
      ends.get(name)!(error);
      await new Promise(resolve => setImmediate(resolve));
    },
  };
}

const STAYS = new AbortController().signal;

describe('RequestLimiter', () => {
  it('starts a limited number concurrently, with other callers first', async () => {
    const limiter = new RequestLimiter({
      atOnce: 2,
      perCaller: 2,
      waiting: 10,
      waitingPerCaller: 10,
    });
    const { action, begun, end } = gates();
    const results = ['a1', 'a2', 'a3', 'a4', 'b1', 'b2'].map(name =>
      limiter.run(name[0], STAYS, action(name)),
    );
    expect(begun).toEqual(['a1', 'a2']);
    await end('a1');
    // `a` has one running, `b` none.
    expect(begun).toEqual(['a1', 'a2', 'b1']);
    await end('a2');
    expect(begun).toEqual(['a1', 'a2', 'b1', 'a3']);
    await end('b1');
    expect(begun).toEqual(['a1', 'a2', 'b1', 'a3', 'b2']);
    await end('b2');
    await end('a3');
    await end('a4');
    expect(await Promise.all(results)).toEqual([
      ...['a1', 'a2', 'a3', 'a4', 'b1', 'b2'],
    ]);
  });

  it('continues after a failure, and keeps to the limit per caller', async () => {
    const limiter = new RequestLimiter({
      atOnce: 2,
      perCaller: 1,
      waiting: 10,
      waitingPerCaller: 10,
    });
    const { action, begun, end } = gates();
    const first = limiter.run('a', STAYS, action('a1'));
    const second = limiter.run('a', STAYS, action('a2'));
    expect(begun).toEqual(['a1']);
    await Promise.all([
      expect(first).rejects.toThrow('broken'),
      end('a1', new Error('broken')),
    ]);
    expect(begun).toEqual(['a1', 'a2']);
    await end('a2');
    expect(await second).toBe('a2');
  });

  it('rejects a caller with too many waiting requests, and every caller if too many are waiting', async () => {
    const limiter = new RequestLimiter({
      atOnce: 1,
      perCaller: 1,
      waiting: 3,
      waitingPerCaller: 2,
    });
    const { action, begun, end } = gates();
    const ask = (name: string) => limiter.run(name[0], STAYS, action(name));
    const accepted = ['a1', 'a2', 'a3', 'b1'].map(ask);
    await expect(ask('a4')).rejects.toMatchObject({
      statusCode: 429,
      retryAfterSeconds: expect.any(Number),
    });
    await expect(ask('c1')).rejects.toMatchObject({ statusCode: 503 });
    for (const name of ['a1', 'a2', 'b1', 'a3']) {
      if (begun.includes(name)) {
        await end(name);
      }
    }
    for (const name of begun.slice()) {
      await end(name);
    }
    expect(begun).toHaveLength(4);
    expect(await Promise.all(accepted)).toHaveLength(4);
  });

  it('never starts an aborted request', async () => {
    const limiter = new RequestLimiter({
      atOnce: 1,
      perCaller: 1,
      waiting: 1,
      waitingPerCaller: 1,
    });
    const { action, begun, end } = gates();
    const leaving = new AbortController();
    const first = limiter.run('a', STAYS, action('a1'));
    const left = limiter.run('b', leaving.signal, action('b1'));
    leaving.abort(new Error('gone'));
    await expect(left).rejects.toThrow('gone');
    await expect(
      limiter.run('b', leaving.signal, action('b2')),
    ).rejects.toThrow('gone');
    const third = limiter.run('c', STAYS, action('c1'));
    await end('a1');
    await end('c1');
    expect(await Promise.all([first, third])).toEqual(['a1', 'c1']);
    expect(begun).toEqual(['a1', 'c1']);
  });
});

describe('SharedRuns', () => {
  it('runs once for identical requests, until the last caller has left', async () => {
    const runs = new SharedRuns<string>();
    const { action, begun, end } = gates();
    const signals: AbortSignal[] = [];
    const start = (name: string) => (signal: AbortSignal) => {
      signals.push(signal);
      return action(name)();
    };
    const leaving = [new AbortController(), new AbortController()];
    const [first, second] = leaving.map(({ signal }) =>
      runs.join('same', signal, start('same')),
    );
    const other = runs.join('other', STAYS, start('other'));
    expect(begun).toEqual(['same', 'other']);
    leaving[0].abort(new Error('gone'));
    await expect(first).rejects.toThrow('gone');
    expect(signals[0].aborted).toBe(false);
    leaving[1].abort(new Error('gone too'));
    await expect(second).rejects.toThrow('gone too');
    expect(signals[0].aborted).toBe(true);
    expect(signals[1].aborted).toBe(false);

    // A run that was aborted is not joined, and neither is one that has ended.
    const again = runs.join('same', STAYS, start('again'));
    await end('again');
    expect(await again).toBe('again');
    const fresh = runs.join('same', STAYS, start('fresh'));
    await end('fresh');
    expect(await fresh).toBe('fresh');
    await Promise.all([
      expect(other).rejects.toThrow('broken'),
      end('other', new Error('broken')),
    ]);
  });
});
