import { RegisteredModel } from '../api';

/** The most names that a message proposes. */
const MAX_PROPOSED = 3;

/** The registered models of a server. */
export class ModelListing {
  readonly #models: ReadonlyMap<string, RegisteredModel>;

  constructor(models: readonly RegisteredModel[]) {
    this.#models = new Map(models.map(model => [model.name, model]));
  }

  get size(): number {
    return this.#models.size;
  }

  get(name: string): RegisteredModel | undefined {
    return this.#models.get(name);
  }

  /** The names that are most like another one. */
  nearest(name: string): string[] {
    const wanted = trigramsOf(name);
    return [...this.#models.keys()]
      .map(other => ({
        other,
        likeness: likenessOf(wanted, trigramsOf(other)),
      }))
      .filter(({ likeness }) => likeness > 0.3)
      .sort((a, b) => b.likeness - a.likeness || a.other.localeCompare(b.other))
      .slice(0, MAX_PROPOSED)
      .map(({ other }) => other);
  }
}

/** Groups of three characters, regardless of case and separators. */
function trigramsOf(text: string): Set<string> {
  const plain = `  ${text
    .toLocaleLowerCase('en-US')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')} `;
  const trigrams = new Set<string>();
  for (let at = 0; at + 3 <= plain.length; at += 1) {
    trigrams.add(plain.slice(at, at + 3));
  }
  return trigrams;
}

/** Jaccard index of two sets. */
function likenessOf(a: Set<string>, b: Set<string>): number {
  const common = [...a].filter(one => b.has(one)).length;
  return common / (a.size + b.size - common);
}
