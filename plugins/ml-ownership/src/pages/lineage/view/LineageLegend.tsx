import { LineageOrigin } from '@mlownership/backstage-plugin-ml-ownership-common';
import { edgeDash, TeamStyle, TeamSwatch } from '@mlownership/lineage-canvas';
import { EntityLink } from '../../../ui/entity';
import { useMlTranslation } from '../../../translations';
import { Drawing } from './toDrawnGraph';
import { ORIGINS } from './lineageState';
import { useCanvasTheme } from './useCanvasTheme';
import styles from './LineageLegend.module.css';

/** Maximum number of teams in the legend; it does not list all of them. */
const MAX_TEAMS = 24;

/** Explains lines, frames and colours; only those that occur. */
export function LineageLegend(props: {
  drawing: Drawing;
  looks: ReadonlyMap<string, TeamStyle>;
}) {
  const { drawing, looks } = props;
  const { t } = useMlTranslation();
  const { theme } = useCanvasTheme();
  const { nodes, edges } = drawing;
  const teams = [...looks].filter(([team]) =>
    nodes.some(node => node.owner?.entityRef === team || node.id === team),
  );
  const origins = ORIGINS.filter(origin =>
    edges.some(edge => edge.origins.includes(origin)),
  );
  return (
    <div
      className={styles.root}
      role="group"
      aria-label={t('lineage.view.legend.name')}
    >
      {edges.length > 0 && (
        <ul className={styles.list} aria-label={t('lineage.view.legend.lines')}>
          {origins.map(origin => (
            <li key={origin}>
              <Line origin={origin} />
              {t(`lineage.origin.${origin}`)}
            </li>
          ))}
          {edges.some(edge => edge.crossesTeams) && (
            <li>
              <Line origin="declared" crosses />
              {t('lineage.view.legend.crosses')}
            </li>
          )}
          {edges.some(edge => edge.skippedNodes !== undefined) && (
            <li>{t('lineage.view.legend.passes')}</li>
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
              {t('lineage.view.legend.outside')}
            </li>
          )}
        </ul>
      )}
      {teams.length > 0 && (
        <ul
          className={styles.list}
          aria-label={t('lineage.view.legend.owningTeams')}
        >
          {teams.slice(0, MAX_TEAMS).map(([team, look]) => (
            <li key={team}>
              <span className={styles.swatch}>
                <TeamSwatch team={look} theme={theme} />
              </span>
              <EntityLink entityRef={team} hideIcon />
            </li>
          ))}
          {teams.length > MAX_TEAMS && (
            <li>
              {t('lineage.view.legend.moreTeams', {
                count: teams.length - MAX_TEAMS,
              })}
            </li>
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
