/** Prepares a part of the page for printing; resolves once it is rendered. */
export type PreparePrint = () => Promise<void>;

/** The maximum wait for an incomplete page, in milliseconds. */
const PATIENCE = 30_000;

const preparations = new Set<PreparePrint>();
const holds = new Set<object>();
const waiting = new Set<() => void>();

/**
 * Registers a preparation that runs before the page is printed.
 *
 * @returns a function that unregisters it
 */
export function prepareForPrint(prepare: PreparePrint): () => void {
  preparations.add(prepare);
  return () => {
    preparations.delete(prepare);
  };
}

/**
 * Delays printing while a part of the page is not rendered yet.
 *
 * @returns a function that ends the delay
 */
export function holdPrint(): () => void {
  const hold = {};
  holds.add(hold);
  return () => {
    holds.delete(hold);
    if (holds.size === 0) {
      release();
    }
  };
}

/** Returns whether a part of the page still has to be prepared for printing. */
export function hasToPrepare(): boolean {
  return preparations.size > 0 || holds.size > 0;
}

/** Prints the page once it is complete, or as it is if some parts fail to load. */
export async function printPage(): Promise<void> {
  // A list that is still loading has nothing to prepare yet.
  await nothingHolds();
  await Promise.allSettled([...preparations].map(prepare => prepare()));
  await nothingHolds();
  // Added content has to be measured and painted first.
  await nextFrame();
  await nextFrame();
  window.print();
}

/** Resolves once nothing delays printing, or when {@link PATIENCE} is over. */
async function nothingHolds(): Promise<void> {
  let isOver = false;
  const timer = setTimeout(() => {
    isOver = true;
    release();
  }, PATIENCE);
  // What was waiting for one part may start to load another.
  while (holds.size > 0 && !isOver) {
    await nextRelease();
  }
  clearTimeout(timer);
}

function nextRelease(): Promise<void> {
  return new Promise(resolve => {
    waiting.add(resolve);
  });
}

function release() {
  waiting.forEach(resolve => resolve());
  waiting.clear();
}

function nextFrame(): Promise<unknown> {
  return new Promise(resolve => {
    window.requestAnimationFrame(resolve);
  });
}
