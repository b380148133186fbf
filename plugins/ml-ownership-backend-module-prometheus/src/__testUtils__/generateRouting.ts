import { createHash } from 'node:crypto';
import { Labels } from '../matchers';

/** A configuration of Alertmanager, and the labels of an alert. */
export interface RoutingCase {
  /** JSON, which is YAML too. */
  config: string;
  labels: Labels;
}

const NAMES = ['team', 'severity', 'model', 'region'];
const VALUES = ['', 'a', 'ab', 'b', 'ml-ops', 'x.y', 'say "hi"', 'a\\b'];
const PATTERNS = [
  'a.*',
  'a|b',
  '.+',
  '.*',
  '[a-c]+',
  '^ab$',
  '(?i)ML-.*',
  'x\\.y',
  '[[:alpha:]]+',
  '\\pL+',
  'a\\\\b',
];
const MAX_DEPTH = 4;
const MAX_WIDTH = 4;

/** A value in quotes, in which Alertmanager knows only these escapes. */
export function quote(value: string): string {
  return `"${value.replace(/["\\]/g, '\\$&')}"`;
}

class RoutingGenerator {
  readonly #receivers: string[] = [];
  readonly #labels: Record<string, string>;
  #count = 0;

  constructor(private readonly seed: number) {
    this.#labels = Object.fromEntries(
      NAMES.filter(() => this.chance(0.7)).map(name => [
        name,
        this.pick(VALUES),
      ]),
    );
  }

  generate(): RoutingCase {
    const route = { receiver: this.receiver(), routes: this.routes(0) };
    const receivers = this.#receivers.map(name => ({ name }));
    return {
      config: JSON.stringify({ route, receivers }),
      labels: this.#labels,
    };
  }

  private routes(depth: number): object[] {
    const width =
      depth === MAX_DEPTH ? 0 : Math.floor(this.random() * (MAX_WIDTH + 1));
    // Every tree has at least one route below its root.
    const count = depth === 0 ? Math.max(1, width) : width;
    return Array.from({ length: count }, () => ({
      ...(this.chance(0.7) && { receiver: this.receiver() }),
      ...this.conditions(),
      ...(this.chance(0.4) && { continue: true }),
      routes: this.routes(depth + 1),
    }));
  }

  private receiver(): string {
    const name = `r${this.#receivers.length}`;
    this.#receivers.push(name);
    return name;
  }

  private conditions(): object {
    const kind = this.random();
    if (kind < 0.15) {
      const name = this.pick(NAMES);
      return { match: { [name]: this.valueOf(name) } };
    }
    if (kind < 0.3) {
      return { match_re: { [this.pick(NAMES)]: this.pick(PATTERNS) } };
    }
    if (kind < 0.75) {
      return { matchers: [this.matcher()] };
    }
    const two = [this.matcher(), this.matcher()];
    return { matchers: this.chance(0.5) ? two : [`{${two.join(', ')}}`] };
  }

  private matcher(): string {
    const name = this.pick(NAMES);
    const isRegex = this.chance(0.4);
    const isNegative = this.chance(0.3);
    const value = isRegex ? this.pick(PATTERNS) : this.valueOf(name);
    const isBare = this.chance(0.3) && /^[\w.|*+-]+$/.test(value);
    const gap = this.chance(0.3) ? ' ' : '';
    const operator = `${isNegative ? '!' : '='}${isRegex ? '~' : ''}`;
    return `${name}${gap}${operator === '!' ? '!=' : operator}${gap}${
      isBare ? value : quote(value)
    }`;
  }

  /** Often the one that the alert has, so that routes match. */
  private valueOf(name: string): string {
    return this.chance(0.6) ? this.#labels[name] ?? '' : this.pick(VALUES);
  }

  private pick<T>(items: readonly T[]): T {
    return items[Math.floor(this.random() * items.length)];
  }

  private chance(probability: number): boolean {
    return this.random() < probability;
  }

  private random(): number {
    this.#count += 1;
    const text = `${this.seed} ${this.#count}`;
    return createHash('sha256').update(text).digest().readUInt32BE() / 2 ** 32;
  }
}

/** Generates a configuration and labels, the same for the same seed. */
export function generateRouting(seed: number): RoutingCase {
  return new RoutingGenerator(seed).generate();
}
