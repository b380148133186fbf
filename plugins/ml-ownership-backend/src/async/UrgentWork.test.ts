import { UrgentWork } from './UrgentWork';

describe('UrgentWork', () => {
  it('does not pause a computation if nothing is urgent', async () => {
    const urgent = new UrgentWork();
    await expect(urgent.run(async () => 'done')).resolves.toBe('done');
    let isPaused = true;
    urgent.pause().then(() => {
      isPaused = false;
    });
    await Promise.resolve();
    await Promise.resolve();
    expect(isPaused).toBe(false);
  });

  it('pauses a computation until all urgent work has ended, also with an error', async () => {
    const urgent = new UrgentWork();
    const order: string[] = [];
    let end = () => {};
    const works = [
      urgent
        .run(() => Promise.reject(new Error('broken')))
        .catch(() => order.push('failed')),
      urgent
        .run(
          () =>
            new Promise<void>(resolve => {
              end = resolve;
            }),
        )
        .then(() => order.push('ended')),
    ];
    const paused = urgent.pause().then(() => order.push('resumed'));
    await works[0];
    expect(order).toEqual(['failed']);
    end();
    await Promise.all([...works, paused]);
    expect(order.sort()).toEqual(['ended', 'failed', 'resumed']);
  });

  it('resumes a computation although urgent work does not end', async () => {
    const urgent = new UrgentWork();
    urgent.run(() => new Promise(() => {}));
    await expect(urgent.pause()).resolves.toBeUndefined();
  });
});
