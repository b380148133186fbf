/** A graph whose nodes are the numbers below `count`. Edge `e` leads from `from[e]` to `to[e]`. */
export interface IndexedGraph {
  count: number;
  from: Int32Array;
  to: Int32Array;
}
