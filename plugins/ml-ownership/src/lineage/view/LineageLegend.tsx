import { LineageOrigin } from '@mlownership/backstage-plugin-ml-ownership-common';
import { EntityLink } from '../../entity';
import { edgeDash, TeamLook, TeamSwatch } from '../canvas';
import { Drawing } from './lineageDrawing';
import { ORIGINS } from './lineageState';
import { ORIGIN_WORDS } from '../originWords';
import styles from './LineageLegend.module.css';

/** Teams that the legend names; it is no list of them all. */
const MOST_TEAMS = 24;

/** What lines, frames and colours mean; only those that occur. */
export function LineageLegend(props: {
  drawing: Drawing;
  looks: ReadonlyMap<string, TeamLook>;
}) {
  const { drawing, looks } = props;
  const { nodes, edges } = drawing;
  const teams = [...looks].filter(([team]) =>
    nodes.some(node => node.owner?.entityRef === team || node.id === team),
  );
  const origins = ORIGINS.filter(origin =>
    edges.some(edge => edge.origins.includes(origin)),
  );
  return (
    <div className={styles.root} role="group" aria-label="Legend">
      {edges.length > 0 && (
        <ul className={styles.list} aria-label="Lines">
          {origins.map(origin => (
            <li key={origin}>
              <Line origin={origin} />
              {ORIGIN_WORDS[origin]}
            </li>
          ))}
          {edges.some(edge => edge.crossesTeams) && (
            <li>
              <Line origin="declared" crosses />
              Crosses from one team to another
            </li>
          )}
          {edges.some(edge => edge.passes !== undefined) && (
            <li>“feeds”: passes entities that the filters leave out</li>
          )}
          {nodes.some(node => node.isMissing || node.isGhost) && (
            <li>
              <svg width="32" height="14" aria-hidden>
                <rect
                  className={styles.missing}
                  x="1"
                  y="1"
                  width="30"
                  height="12"
                  rx="3"
                />
              </svg>
              Not in the catalog
            </li>
          )}
        </ul>
      )}
      {teams.length > 0 && (
        <ul className={styles.list} aria-label="Owning teams">
          {teams.slice(0, MOST_TEAMS).map(([team, look]) => (
            <li key={team}>
              <span className={styles.swatch}>
                <TeamSwatch look={look} />
              </span>
              <EntityLink entityRef={team} hideIcon />
            </li>
          ))}
          {teams.length > MOST_TEAMS && (
            <li>and {teams.length - MOST_TEAMS} more teams</li>
          )}
        </ul>
      )}
    </div>
  );
}

function Line(props: { origin: LineageOrigin; crosses?: boolean }) {
  const { origin, crosses = false } = props;
  return (
    <svg width="40" height="14" aria-hidden>
      <line
        className={styles.line}
        data-origin={origin}
        data-crosses={crosses || undefined}
        strokeDasharray={edgeDash(origin, crosses).join(' ') || undefined}
        x1="1"
        y1="7"
        x2="39"
        y2="7"
      />
    </svg>
  );
}
