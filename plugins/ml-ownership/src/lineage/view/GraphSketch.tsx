import { useWords } from '../../words';
import styles from './GraphSketch.module.css';

/** Nodes of a lineage that could be any: where they are, in pixels. */
const NODES = [
  { x: 0, y: 40 },
  { x: 0, y: 160 },
  { x: 240, y: 100 },
  { x: 480, y: 20 },
  { x: 480, y: 100 },
  { x: 480, y: 180 },
];

const WIDTH = 160;
const HEIGHT = 60;

const [FIRST, SECOND, ROOT, ...USERS] = NODES;

const EDGES = [
  [FIRST, ROOT],
  [SECOND, ROOT],
  ...USERS.map(user => [ROOT, user] as const),
] as const;

/**
 * Holds the place of a graph that is on its way, with an outline of what will come and the word that it does.
 *
 * @param subject - what is on its way, as in "the lineage", in the language of the app
 */
export function GraphSketch(props: { subject: string }) {
  const { subject } = props;
  const { t } = useWords();
  return (
    <div className={styles.root} role="status">
      <svg className={styles.sketch} viewBox="-8 -8 656 276" aria-hidden>
        {EDGES.map(([from, to], at) => (
          <path
            key={at}
            className={styles.edge}
            d={`M${from.x + WIDTH} ${from.y + HEIGHT / 2}H${to.x - 50}V${
              to.y + HEIGHT / 2
            }H${to.x}`}
          />
        ))}
        {NODES.map(({ x, y }, at) => (
          <g key={at}>
            <rect
              className={styles.node}
              x={x}
              y={y}
              width={WIDTH}
              height={HEIGHT}
              rx="6"
            />
            <rect
              className={styles.text}
              x={x + 14}
              y={y + 14}
              width="96"
              height="10"
              rx="3"
            />
            <rect
              className={styles.text}
              x={x + 14}
              y={y + 36}
              width="60"
              height="8"
              rx="3"
            />
          </g>
        ))}
      </svg>
      <p className={styles.words}>{t('states.loading', { subject })}</p>
    </div>
  );
}
