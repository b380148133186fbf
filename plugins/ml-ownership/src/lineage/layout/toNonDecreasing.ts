/**
 * The non-decreasing values nearest to the wanted ones in weighted squares. Neighbours that want the wrong order share
 * their mean ("pool adjacent violators").
 *
 * @param weights - how much each matters; all the same where absent
 */
export function toNonDecreasing(
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
