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
/** How many nodes are expanded, one at a time. */
const EXPANSIONS = 3;

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

/** How far nodes moved on the average of all expansions, and at most in any. */
function toText(moves: ReadonlyArray<{ mean: number; most: number }>): string {
  const mean = moves.reduce((sum, move) => sum + move.mean, 0) / moves.length;
  const most = Math.max(...moves.map(move => move.most));
  return `${Math.round(mean)} / ${Math.round(most)}`;
}

/**
 * The median of several runs after the first, or one where that is slow. Of processor time, so that others on the machine
 * matter little: every engine works on the thread that asks it.
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
