import { ReplayClock } from './ReplayClock';

const DAY = 86_400_000;

describe('ReplayClock', () => {
  it('lets its participants act one at a time, in the order of the story', async () => {
    const clock = new ReplayClock();
    clock.begin(10);
    const acts: string[] = [];
    const act = async (name: string, ...days: number[]) => {
      const participant = clock.join();
      // All participants have joined before the first one acts.
      await Promise.resolve();
      for (const day of days) {
        await participant.until(day * DAY);
        const ago = clock.present - clock.time();
        acts.push(`${name} ${Math.round(ago / DAY)}`);
        // Longer than others would need to interfere.
        await new Promise(resolve => setTimeout(resolve, 1));
        acts.push(`${name} done`);
      }
      participant.leave();
    };
    await Promise.all([act('drill', 8, 3), act('evidence', 9, 3, 0)]);
    expect(acts).toEqual([
      'evidence 9',
      'evidence done',
      'drill 8',
      'drill done',
      'drill 3',
      'drill done',
      'evidence 3',
      'evidence done',
      'evidence 0',
      'evidence done',
    ]);
    expect(clock.isReplaying).toBe(false);
    expect(Math.abs(clock.time() - Date.now())).toBeLessThan(DAY);
  });

  it('waits for nothing outside of a replay', async () => {
    const clock = new ReplayClock();
    clock.join();
    const participant = clock.join();
    await participant.until(5 * DAY);
    expect(participant.isReplaying()).toBe(false);
    expect(clock.present - clock.time()).toBeLessThan(DAY);
  });

  it('releases a participant that leaves while it waits', async () => {
    const clock = new ReplayClock();
    clock.begin(10);
    const busy = clock.join();
    const waiting = clock.join();
    const released = waiting.until(5 * DAY);
    waiting.leave();
    await released;
    expect(clock.isReplaying).toBe(true);
    busy.leave();
    expect(clock.isReplaying).toBe(false);
  });
});
