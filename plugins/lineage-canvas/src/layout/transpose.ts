import { Adjacency } from './Adjacency';

const MAX_PASSES = 6;

/**
 * Exchanges adjacent items if that reduces crossings, in place.
 *
 * @param rank - the position of each item in its layer, updated
 * @param isKept - two of these are never exchanged
 * @returns number of edge segments visited
 */
export function transposeNeighbours(
  layers: readonly number[][],
  before: Adjacency,
  after: Adjacency,
  rank: Int32Array,
  isKept: Uint8Array,
): number {
  let work = 0;
  const ranksBefore = new Int32Array(before.items.length);
  const ranksAfter = new Int32Array(after.items.length);
  for (const layer of layers) {
    for (const item of layer) {
      work += sortRanks(item, before, rank, ranksBefore);
      work += sortRanks(item, after, rank, ranksAfter);
    }
    let switched = true;
    for (let pass = 0; pass < MAX_PASSES && switched; pass += 1) {
      switched = false;
      for (let place = 1; place < layer.length; place += 1) {
        const upper = layer[place - 1];
        const lower = layer[place];
        if (isKept[upper] && isKept[lower]) {
          continue;
        }
        const gain =
          compare(upper, lower, before.start, ranksBefore) +
          compare(upper, lower, after.start, ranksAfter);
        work += 2;
        if (gain > 0) {
          layer[place - 1] = lower;
          layer[place] = upper;
          rank[lower] = place - 1;
          rank[upper] = place;
          switched = true;
        }
      }
    }
  }
  return work;
}

function sortRanks(
  item: number,
  { start, items }: Adjacency,
  rank: Int32Array,
  ranks: Int32Array,
): number {
  const end = start[item + 1];
  for (let at = start[item]; at < end; at += 1) {
    ranks[at] = rank[items[at]];
  }
  if (end - start[item] > 1) {
    ranks.subarray(start[item], end).sort();
  }
  return end - start[item];
}

/** The number of crossings saved on one side by exchanging two items. */
function compare(
  upper: number,
  lower: number,
  start: Int32Array,
  ranks: Int32Array,
): number {
  let gain = 0;
  let atLower = start[lower];
  let notAbove = start[lower];
  const end = start[lower + 1];
  for (let at = start[upper]; at < start[upper + 1]; at += 1) {
    while (atLower < end && ranks[atLower] < ranks[at]) {
      atLower += 1;
    }
    notAbove = Math.max(notAbove, atLower);
    while (notAbove < end && ranks[notAbove] <= ranks[at]) {
      notAbove += 1;
    }
    gain += atLower - start[lower] - (end - notAbove);
  }
  return gain;
}
