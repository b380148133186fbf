/** A copy of twice the length. The new half is not written to, which would cost more than the copy. */
export function grow<T extends Int32Array | Float64Array | Uint8Array>(
  array: T,
): T {
  const larger = new (array.constructor as new (length: number) => T)(
    array.length * 2,
  );
  larger.set(array);
  return larger;
}
