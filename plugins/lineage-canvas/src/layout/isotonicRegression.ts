/**
 * Returns the non-decreasing values closest to the wanted ones by weighted least squares. Neighbours that want the
 * wrong order share their mean ("pool adjacent violators").
 *
 * @param weights - weight of each value; equal if undefined
 */
export function isotonicRegression(
  wanted: ArrayLike<number>,
  weights?: ArrayLike<number>,
): number[] {
  const blocks: Array<{ mean: number; weight: number; count: number }> = [];
  for (let index = 0; index < wanted.length; index += 1) {
    let last = { mean: wanted[index], weight: weights?.[index] ?? 1, count: 1 };
    while (blocks.length > 0 && blocks[blocks.length - 1].mean > last.mean) {
      const above = blocks.pop()!;
      const weight = above.weight + last.weight;
      last = {
        mean: (above.mean * above.weight + last.mean * last.weight) / weight,
        weight,
        count: above.count + last.count,
      };
    }
    blocks.push(last);
  }
  const values: number[] = [];
  for (const { mean, count } of blocks) {
    for (let times = 0; times < count; times += 1) {
      values.push(mean);
    }
  }
  return values;
}
