import { OpenDrillBlocker } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Writer } from '../../../ui/people';
import { PointInTime } from '../../../ui/time';
import { Isolated, useMlTranslation } from '../../../translations';
import { abilityOf } from './abilityPhrase';
import { DrillLink } from './DrillLink';
import { ExternalLink } from './OutsideLink';
import styles from '../../../ui/page/RecordList.module.css';

/**
 * Open blockers of the drills of an entity, each with a link to its drill.
 *
 * @param entityRef - the entity, if the abilities that each blocker concerns are to be named
 */
export function DrillBlockerList(props: {
  blockers: readonly OpenDrillBlocker[];
  label: string;
  entityRef?: string;
}) {
  const { blockers, label, entityRef } = props;
  const { t, formats } = useMlTranslation();
  return (
    <ul className={styles.list} aria-label={label}>
      {blockers.map(blocker => (
        <li key={blocker.id} className={styles.item}>
          <div className={styles.header}>
            <DrillLink id={blocker.drill}>
              <Isolated text={blocker.text} />
            </DrillLink>
            {blocker.url && <ExternalLink url={blocker.url} />}
          </div>
          <p className={styles.fact}>
            {entityRef && (
              <>
                {t('drills.blockers.of', {
                  ability: formats.list(
                    blocker.abilities.map(ability =>
                      abilityOf(t, entityRef, ability),
                    ),
                  ),
                })}{' '}
              </>
            )}
            {t('drills.blockers.reportedBy', {
              when: <PointInTime at={blocker.reportedAt} />,
              who: <Writer writer={blocker.reportedBy} />,
            })}
          </p>
        </li>
      ))}
    </ul>
  );
}
