import { Browser, Page } from '@playwright/test';
import { longestTask, now } from './watchPage';

const SECONDS = 3;
const SAMPLE_MS = 8;

/** Smoothness of an animation. */
export interface Smoothness {
  /** Animation frames per second. */
  frames: number;
  /** Frames presented on the screen per second. */
  presented: number;
  /** Upper percentile of the time between two animation frames, in milliseconds. */
  slowFrame: number;
  /** In milliseconds; 0 if no task took 50 ms or more. */
  longestTask: number;
}

type Gesture = (elapsed: number) => Promise<void>;

/** Drags for three seconds, from the middle of the viewport. */
export async function drag(
  browser: Browser,
  page: Page,
  middle: { x: number; y: number },
): Promise<Smoothness> {
  await page.mouse.move(middle.x, middle.y);
  await page.mouse.down();
  const smoothness = await measure(browser, page, elapsed => {
    const angle = elapsed / 250;
    return page.mouse.move(
      middle.x + Math.sin(angle) * 160,
      middle.y + (1 - Math.cos(angle)) * 90,
    );
  });
  await page.mouse.up();
  return smoothness;
}

/** Zooms in and out with the wheel for three seconds. */
export async function zoom(
  browser: Browser,
  page: Page,
  middle: { x: number; y: number },
  modifier: 'Control' | undefined,
): Promise<Smoothness> {
  await page.mouse.move(middle.x, middle.y);
  if (modifier) {
    await page.keyboard.down(modifier);
  }
  const smoothness = await measure(browser, page, elapsed =>
    page.mouse.wheel(0, Math.floor(elapsed / 500) % 2 === 0 ? -6 : 6),
  );
  if (modifier) {
    await page.keyboard.up(modifier);
  }
  return smoothness;
}

async function measure(
  browser: Browser,
  page: Page,
  gesture: Gesture,
): Promise<Smoothness> {
  await page.evaluate(() => {
    const frames: number[] = [];
    window.benchmark.frames = frames;
    const step = (time: number) => {
      frames.push(time);
      if (window.benchmark.frames === frames) {
        requestAnimationFrame(step);
      }
    };
    requestAnimationFrame(step);
  });
  await browser.startTracing(page, {
    categories: ['disabled-by-default-devtools.timeline.frame'],
  });
  const since = await now(page);
  const started = Date.now();
  // A user does not wait for the page.
  const moves: Array<Promise<void>> = [];
  while (Date.now() - started < SECONDS * 1000) {
    moves.push(gesture(Date.now() - started));
    await new Promise(done => setTimeout(done, SAMPLE_MS));
  }
  await Promise.all(moves);
  const seconds = (Date.now() - started) / 1000;
  const until = await now(page);
  const trace = JSON.parse((await browser.stopTracing()).toString()) as {
    traceEvents: Array<{ name: string; pid: number }>;
  };
  const frames = await page.evaluate(
    ([from, to]) => {
      const times = window.benchmark.frames ?? [];
      window.benchmark.frames = undefined;
      return times.filter(time => time >= from && time <= to);
    },
    [since, until] as const,
  );
  const gaps = frames
    .slice(1)
    .map((time, index) => time - frames[index])
    .sort((a, b) => a - b);
  const drawnBy = new Map<number, number>();
  for (const { name, pid } of trace.traceEvents) {
    if (name === 'DrawFrame') {
      drawnBy.set(pid, (drawnBy.get(pid) ?? 0) + 1);
    }
  }
  return {
    frames: frames.length / seconds,
    presented: Math.max(0, ...drawnBy.values()) / seconds,
    slowFrame: gaps[Math.floor(gaps.length * 0.95)] ?? seconds * 1000,
    longestTask: await longestTask(page, since),
  };
}
