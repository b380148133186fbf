/*
 * Lays the same graphs out with our layout and with those of two libraries.
 *
 *   yarn workspace benchmarks bench:layout [name of an engine or graph, all where absent]...
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
/** What takes longer than this is timed once. */
const SLOW = 5_000;
const RUNS = 5;

async function main() {
  const words = process.argv.slice(2);
  const choose = <T extends { name: string }>(things: T[]) => {
    const chosen = things.filter(({ name }) =>
      words.some(word => name.includes(word)),
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
      rows.push(await measure(engine, graph));
    }
  }
  console.table(rows);
}

async function measure(engine: Engine, graph: Graph) {
  const { milliseconds, drawing } = await time(engine, graph);
  const { crossings, length, hits, area } = measureDrawing(graph, drawing);
  const larger = expand(graph);
  const fresh = measureMovement(graph, drawing, await engine.layOut(larger));
  const kept = measureMovement(
    graph,
    drawing,
    await engine.layOut(larger, drawing),
  );
  return {
    graph: graph.name,
    engine: engine.name,
    ms: Math.round(milliseconds),
    crossings,
    'length, px': Math.round(length),
    'through nodes': hits,
    'area, Mpx': Number(area.toFixed(1)),
    'moved afresh, mean / most px': `${Math.round(fresh.mean)} / ${Math.round(
      fresh.most,
    )}`,
    'moved, mean / most px': `${Math.round(kept.mean)} / ${Math.round(
      kept.most,
    )}`,
  };
}

/** The median of several runs after the first, or the first where that is slow. */
async function time(engine: Engine, graph: Graph) {
  const times: number[] = [];
  let drawing = await engine.layOut(graph);
  for (let run = 0; run < RUNS && (times[0] ?? 0) < SLOW; run += 1) {
    const start = performance.now();
    drawing = await engine.layOut(graph);
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  return { milliseconds: times[Math.floor(times.length / 2)], drawing };
}

main();
