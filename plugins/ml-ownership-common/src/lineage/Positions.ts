/** Gives each distinct value the position at which it was first seen. */
export class Positions<Value> {
  readonly values: Value[] = [];
  private readonly known = new Map<string, number>();

  /** @param keyOf - equal for values that are equal */
  constructor(private readonly keyOf: (value: Value) => string) {}

  of(value: Value): number {
    const key = this.keyOf(value);
    let position = this.known.get(key);
    if (position === undefined) {
      position = this.values.length;
      this.known.set(key, position);
      this.values.push(value);
    }
    return position;
  }
}
