import { statusSign } from '../drawing/statusSign';
import { NodeStatus } from '../types';
import styles from './StatusMark.module.css';

const DOT = { x: 8, y: 8, radius: 7 };

/** A status as a dot with a sign, as it is painted. */
export function StatusMark(props: { type: NodeStatus }) {
  const { type } = props;
  const path = statusSign(type, DOT)
    .map(([command, ...at]) => command + at.join(' '))
    .join('');
  return (
    <svg
      className={styles.root}
      data-status={type}
      viewBox="0 0 16 16"
      aria-hidden
    >
      <circle className={styles.dot} cx={DOT.x} cy={DOT.y} r={DOT.radius} />
      <path className={styles.sign} d={path} />
    </svg>
  );
}
