import { Smell } from '@mlownership/backstage-plugin-ml-ownership-common';
import { EntityLink } from '../entity';
import { Section } from '../page';
import styles from './ScorecardSmells.module.css';

/** Signs that a tool came before the agreement it needs. */
export function ScorecardSmells(props: { smells: Smell[] }) {
  const { smells } = props;
  return (
    <Section title="Smells">
      {smells.length === 0 ? (
        <p className={styles.none}>None.</p>
      ) : (
        <ul className={styles.list}>
          {smells.map(smell => (
            <li key={smell.id}>
              <strong>{smell.title}.</strong> {smell.why}
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
