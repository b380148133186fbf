/*
 * Compares our layout with those of two libraries, on the same graphs.
 *
 *   yarn workspace benchmarks bench:layout [name of an engine or graph, all by default]...
 */
import { dagreEngine, elk, Engine, ours } from './engines';
import {
  expand,
  generateLineage,
  generateStar,
  Graph,
  supplyChain,
} from './generateGraph';
import { measureDrawing, measureMovement } from './measureDrawing';

const SIZES = [50, 200, 500, 1000, 2000];
/** Layouts slower than this, in milliseconds, are timed once. */
const SLOW = 5_000;
const RUNS = 5;
/** Number of nodes expanded, one at a time. */
const EXPANSIONS = 3;

async function main() {
  const filters = process.argv.slice(2);
  const choose = <T extends { name: string }>(things: T[]) => {
    const chosen = things.filter(({ name }) =>
      filters.some(filter => name.includes(filter)),
    );
    return chosen.length > 0 ? chosen : things;
  };
  const engines = choose([
    ours,
    elk('POLYLINE'),
    elk('ORTHOGONAL'),
    dagreEngine,
  ]);
  const graphs = choose([
    supplyChain(),
    generateStar(300),
    ...SIZES.map(generateLineage),
  ]);
  const rows: Array<Record<string, string | number>> = [];
  for (const graph of graphs) {
    for (const engine of engines) {
      const row = await measure(engine, graph);
      console.log(Object.values(row).join(' | '));
      rows.push(row);
    }
  }
  console.table(rows);
}

async function measure(engine: Engine, graph: Graph) {
  const { milliseconds, drawing } = await time(engine, graph);
  const { crossings, length, hits, area } = measureDrawing(graph, drawing);
  const afresh = [];
  const keeping = [];
  for (let index = 0; index < EXPANSIONS; index += 1) {
    const place = Math.floor(((index + 0.5) / EXPANSIONS) * graph.nodes.length);
    const larger = expand(graph, graph.nodes[place]);
    afresh.push(measureMovement(graph, drawing, await engine.layOut(larger)));
    if (engine.keeps) {
      keeping.push(
        measureMovement(graph, drawing, await engine.layOut(larger, drawing)),
      );
    }
  }
  return {
    graph: graph.name,
    engine: engine.name,
    ms: Math.round(milliseconds),
    crossings,
    'length, px': Math.round(length),
    'through nodes': hits,
    'area, Mpx': Number(area.toFixed(1)),
    'moved afresh, mean / most px': toText(afresh),
    'moved, mean / most px': engine.keeps ? toText(keeping) : '',
  };
}

/** Mean movement of nodes over all expansions, and the maximum of any. */
function toText(moves: ReadonlyArray<{ mean: number; most: number }>): string {
  const mean = moves.reduce((sum, move) => sum + move.mean, 0) / moves.length;
  const most = Math.max(...moves.map(move => move.most));
  return `${Math.round(mean)} / ${Math.round(most)}`;
}

/**
 * The median of several runs after the first, or a single run if it is slow. Measures processor time, to be independent
 * of other load: every engine runs on the calling thread.
 */
async function time(engine: Engine, graph: Graph) {
  const times: number[] = [];
  let drawing = await engine.layOut(graph);
  for (let run = 0; run < RUNS && (times[0] ?? 0) < SLOW; run += 1) {
    const start = process.cpuUsage();
    drawing = await engine.layOut(graph);
    times.push(process.cpuUsage(start).user / 1000);
  }
  times.sort((a, b) => a - b);
  return { milliseconds: times[Math.floor(times.length / 2)], drawing };
}

main();
