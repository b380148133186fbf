import { LineageOrigin } from '@mlownership/backstage-plugin-ml-ownership-common';
import { edgeDash, TeamSwatch } from '@mlownership/lineage-canvas';
import { EntityLink } from '../../../ui/entity';
import { useMlTranslation } from '../../../translations';
import { VerdictLabel } from '../../../ui/verdict';
import { Legend } from './toLegend';
import { useCanvasTheme } from './useCanvasTheme';
import styles from './LineageLegend.module.css';

/** Explains lines, frames, verdicts and colours; only those that occur. */
export function LineageLegend(props: { legend: Legend }) {
  const { origins, crossesTeams, passes, outside, verdicts, teams, moreTeams } =
    props.legend;
  const { t } = useMlTranslation();
  const { theme } = useCanvasTheme();
  return (
    <div
      className={styles.root}
      role="group"
      aria-label={t('lineage.view.legend.name')}
    >
      {origins.length > 0 && (
        <ul className={styles.list} aria-label={t('lineage.view.legend.lines')}>
          {origins.map(origin => (
            <li key={origin}>
              <Line origin={origin} />
              {t(`lineage.origin.${origin}`)}
            </li>
          ))}
          {crossesTeams && (
            <li>
              <Line origin="declared" crosses />
              {t('lineage.view.legend.crosses')}
            </li>
          )}
          {passes && <li>{t('lineage.view.legend.passes')}</li>}
          {outside && (
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
      {verdicts.length > 0 && (
        <div className={styles.verdicts}>
          <span>{t('lineage.view.legend.verdicts')}</span>
          <ul
            className={styles.list}
            aria-label={t('lineage.view.legend.verdicts')}
          >
            {verdicts.map(verdict => (
              <li key={verdict}>
                <VerdictLabel verdict={verdict} />
              </li>
            ))}
          </ul>
        </div>
      )}
      {teams.length > 0 && (
        <ul
          className={styles.list}
          aria-label={t('lineage.view.legend.owningTeams')}
        >
          {teams.map(([team, look]) => (
            <li key={team}>
              <span className={styles.swatch}>
                <TeamSwatch team={look} theme={theme} />
              </span>
              <EntityLink entityRef={team} hideIcon />
            </li>
          ))}
          {moreTeams > 0 && (
            <li>{t('lineage.view.legend.moreTeams', { count: moreTeams })}</li>
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
