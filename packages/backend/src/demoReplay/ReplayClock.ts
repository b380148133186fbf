const DAY = 86_400_000;

/** A task that takes part in a replay: it waits for the time of each of its actions. */
export interface ReplayParticipant {
  /** The moment that the times of the story are relative to: milliseconds since 1970. */
  readonly present: number;
  /** Whether the past is replayed; if not, everything happens at the present. */
  isReplaying(): boolean;
  /**
   * Waits for a time of the story; outside of a replay not at all.
   *
   * @param ago - time before the present, in milliseconds
   */
  until(ago: number): Promise<void>;
  /** Ends the participation. */
  leave(): void;
}

/** The time of a replay, and what the clock showed when it was set to it. */
interface Reading {
  time: number;
  /** By the monotonic clock. */
  setAt: number;
}

interface Waiting {
  time: number;
  resume: () => void;
}

/**
 * The clock of the demo. During a replay it starts in the past, and moves on to the next time that a participant waits
 * for once all participants wait. One participant is active at a time, in the order of the story. Once all of them have
 * left, it is the clock of this process.
 */
export class ReplayClock {
  readonly present = Date.now();
  private reading?: Reading;
  private moved = false;
  private readonly waiting = new Map<object, Waiting | undefined>();
  private readonly callbacks: (() => void)[] = [];

  /** Begins a replay; must precede the start of its participants. */
  begin(daysAgo: number): void {
    this.set(this.present - daysAgo * DAY);
  }

  /** Whether the clock is not yet at the present. */
  get isReplaying(): boolean {
    return this.reading !== undefined;
  }

  /** Whether the participants decide what happens next; before that, the backend starts in the past as usual. */
  get isMoving(): boolean {
    return this.isReplaying && this.moved;
  }

  /** Milliseconds since 1970. */
  time(): number {
    return this.reading
      ? this.reading.time + Math.floor(performance.now() - this.reading.setAt)
      : Date.now();
  }

  /** Calls back at the end of the replay; immediately if there is none. */
  onceOver(callback: () => void): void {
    if (this.isReplaying) {
      this.callbacks.push(callback);
    } else {
      callback();
    }
  }

  /** Adds a participant, which the clock waits for until it leaves. */
  join(): ReplayParticipant {
    const key = {};
    this.waiting.set(key, undefined);
    return {
      present: this.present,
      isReplaying: () => this.isReplaying,
      until: ago => this.until(key, this.present - ago),
      leave: () => {
        const own = this.waiting.get(key);
        this.waiting.delete(key);
        own?.resume();
        this.moveOn();
      },
    };
  }

  private async until(key: object, time: number): Promise<void> {
    if (this.isReplaying) {
      await new Promise<void>(resume => {
        this.waiting.set(key, { time, resume });
        this.moveOn();
      });
    }
  }

  /** Moves to the earliest time that is waited for, if nothing else is to be done before it. */
  private moveOn(): void {
    if (!this.isReplaying) {
      return;
    }
    if (this.waiting.size === 0) {
      this.reading = undefined;
      this.callbacks.splice(0).forEach(callback => callback());
      return;
    }
    let next: [object, Waiting] | undefined;
    for (const [key, one] of this.waiting) {
      if (!one) {
        return;
      }
      if (!next || one.time < next[1].time) {
        next = [key, one];
      }
    }
    const [key, { time, resume }] = next!;
    this.waiting.set(key, undefined);
    this.moved = true;
    this.set(Math.max(time, this.time()));
    resume();
  }

  private set(time: number) {
    this.reading = { time, setAt: performance.now() };
  }
}
