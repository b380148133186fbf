import { useMlTranslation } from '../../../translations';
import layout from '../../../ui/layout.module.css';
import styles from './GraphSkeleton.module.css';

/** Positions of placeholder nodes, in pixels. */
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
 * A placeholder for a graph that is loading: an outline and a loading message.
 *
 * @param subject - what is loading, as in "the lineage", in the language of the app
 */
export function GraphSkeleton(props: { subject: string }) {
  const { subject } = props;
  const { t } = useMlTranslation();
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
      <p className={layout.note}>{t('states.loading', { subject })}</p>
    </div>
  );
}
