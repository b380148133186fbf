/** Assigns each distinct value an index, in order of first occurrence. */
export class InternTable<Value> {
  readonly values: Value[] = [];
  private readonly known = new Map<string, number>();

  /** @param keyOf - returns equal keys for equal values */
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
