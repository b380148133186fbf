import { Smell } from '@mlownership/backstage-plugin-ml-ownership-common';
import { translateSmell } from '../../ui/criterion';
import { EntityLink } from '../../ui/entity';
import { Section } from '../../ui/page';
import { useMlTranslation } from '../../translations';
import layout from '../../ui/layout.module.css';
import styles from './ScorecardSmells.module.css';

/** The smells of an entity, such as a tool without the agreement that it needs. */
export function ScorecardSmells(props: { smells: Smell[] }) {
  const { smells } = props;
  const { t } = useMlTranslation();
  return (
    <Section title={t('handover.smells.title')}>
      {smells.length === 0 ? (
        <p className={layout.note}>{t('handover.smells.none')}</p>
      ) : (
        <ul className={styles.list}>
          {smells.map(smell => (
            <li key={smell.id}>
              {t('handover.smells.smell', {
                title: <strong>{translateSmell(t, smell, 'title')}</strong>,
                why: translateSmell(t, smell, 'why'),
              })}
              {smell.refs.length > 0 && (
                <span className={styles.refs}>
                  {smell.refs.map(ref => (
                    <EntityLink key={ref} entityRef={ref} />
                  ))}
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
