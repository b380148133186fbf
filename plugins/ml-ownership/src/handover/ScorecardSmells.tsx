import { Smell } from '@mlownership/backstage-plugin-ml-ownership-common';
import { smellWord } from '../criterion';
import { EntityLink } from '../entity';
import { Section } from '../page';
import { useWords } from '../words';
import styles from './ScorecardSmells.module.css';

/** Signs that a tool came before the agreement it needs. */
export function ScorecardSmells(props: { smells: Smell[] }) {
  const { smells } = props;
  const { t } = useWords();
  return (
    <Section title={t('handover.smells.title')}>
      {smells.length === 0 ? (
        <p className={styles.none}>{t('handover.smells.none')}</p>
      ) : (
        <ul className={styles.list}>
          {smells.map(smell => (
            <li key={smell.id}>
              {t('handover.smells.smell', {
                title: <strong>{smellWord(t, smell, 'title')}</strong>,
                why: smellWord(t, smell, 'why'),
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
