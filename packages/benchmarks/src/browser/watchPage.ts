import { Page } from '@playwright/test';

/** Observations made inside a page; times are in milliseconds of the page's own clock. */
interface Watch {
  /** Tasks of the main thread of 50 ms and more. */
  tasks: Array<{ start: number; duration: number }>;
  /** Times of frames in which a canvas was drawn on. */
  drawn: number[];
  /** Times at which the document changed. */
  changed: number[];
  /**
   * Layout shifts without recent input: time, score (the fraction of the viewport that Chromium reports), and shifted
   * elements.
   */
  shifts: Array<{ time: number; value: number; what: string[] }>;
  /** Time of the last user action. */
  acted: number;
  /** Times of frames, while recording. */
  frames?: number[];
}

/** An entry of the Layout Instability API, which TypeScript does not declare. */
interface LayoutShift extends PerformanceEntry {
  value: number;
  hadRecentInput: boolean;
  sources: Array<{ node?: Node }>;
}

declare global {
  interface Window {
    benchmark: Watch;
  }
}

/** Installs the observers in every document of the page, from its start. */
export async function watchPage(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const watch: Watch = {
      tasks: [],
      drawn: [],
      changed: [],
      shifts: [],
      acted: 0,
    };
    window.benchmark = watch;
    new PerformanceObserver(list => {
      for (const { startTime, duration } of list.getEntries()) {
        watch.tasks.push({ start: startTime, duration });
      }
    }).observe({ type: 'longtask', buffered: true });
    new PerformanceObserver(list => {
      for (const entry of list.getEntries() as LayoutShift[]) {
        if (!entry.hadRecentInput) {
          watch.shifts.push({
            time: entry.startTime,
            value: entry.value,
            what: entry.sources.map(
              ({ node }) =>
                `${node?.nodeName} ${(node?.textContent ?? '').slice(0, 40)}`,
            ),
          });
        }
      }
    }).observe({ type: 'layout-shift', buffered: true });

    for (const type of ['click', 'keydown', 'wheel'] as const) {
      window.addEventListener(
        type,
        ({ timeStamp }) => {
          watch.acted = timeStamp;
        },
        { capture: true, passive: true },
      );
    }

    const note = (times: number[]) => {
      const time = performance.now();
      if (time - (times[times.length - 1] ?? 0) > 4) {
        times.push(time);
      }
    };
    const { prototype } = CanvasRenderingContext2D;
    for (const name of ['fill', 'stroke', 'fillRect', 'drawImage'] as const) {
      const original = prototype[name] as (...given: unknown[]) => void;
      Object.assign(prototype, {
        [name](this: CanvasRenderingContext2D, ...given: unknown[]) {
          if (this.canvas.isConnected) {
            note(watch.drawn);
          }
          return original.apply(this, given);
        },
      });
    }
    document.addEventListener('DOMContentLoaded', () =>
      new MutationObserver(() => note(watch.changed)).observe(document.body, {
        subtree: true,
        childList: true,
        attributes: true,
        characterData: true,
      }),
    );
  });
}

/** The current time on the page's own clock. */
export function now(page: Page): Promise<number> {
  return page.evaluate(() => performance.now());
}

/** The longest task of the main thread that ended after a time; 0 if none took 50 ms or more. */
export async function longestTask(page: Page, since: number): Promise<number> {
  // Tasks are reported with a delay.
  await page.waitForTimeout(300);
  return page.evaluate(
    from =>
      Math.max(
        0,
        ...window.benchmark.tasks
          .filter(({ start, duration }) => start + duration > from)
          .map(({ duration }) => duration),
      ),
    since,
  );
}

/** The time at which the last response of a URL was complete. */
export function answeredAt(page: Page, part: string): Promise<number> {
  return page.evaluate(
    text =>
      Math.max(
        ...performance
          .getEntriesByType('resource')
          .filter(({ name }) => name.includes(text))
          .map(entry => (entry as PerformanceResourceTiming).responseEnd),
      ),
    part,
  );
}

/**
 * Waits until nothing has been drawn, changed or blocked for a while.
 *
 * @returns the end of the last frame with activity
 */
export function untilQuiet(
  page: Page,
  what: 'drawn' | 'changed',
  quiet = 700,
): Promise<number> {
  return page.evaluate(
    ([name, pause]) =>
      new Promise<number>(resolve => {
        const latestOf = () => {
          const times = window.benchmark[name as 'drawn' | 'changed'];
          return times[times.length - 1] ?? 0;
        };
        const begun = performance.now();
        let last = latestOf();
        let end = last;
        let before = begun;
        const look = () => {
          const time = performance.now();
          // A late frame was delayed by work that belongs to it.
          if (latestOf() !== last || time - before > 100) {
            last = latestOf();
            end = time;
          }
          before = time;
          if (time - Math.max(begun, end) > Number(pause)) {
            resolve(end);
          } else {
            requestAnimationFrame(look);
          }
        };
        requestAnimationFrame(look);
      }),
    [what, quiet] as const,
  );
}

/** The first time after another at which something was drawn or changed. */
export function firstAfter(page: Page, since: number): Promise<number> {
  return page.evaluate(from => {
    const { drawn, changed } = window.benchmark;
    return Math.min(...[...drawn, ...changed].filter(time => time >= from));
  }, since);
}
