import {
  Scorecard,
  ScorecardCriterion,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Link } from '@backstage/ui';
import { criterionAnchor, FromServer, problemOfCriterion } from '../criterion';
import { useEntityTabPath } from '../entity';
import { Section } from '../page';
import { useWords } from '../words';
import { Note } from './Fact';
import styles from './KnowFirst.module.css';

const MOST = 3;

/** What is known not to work while watching it or bringing it back; nothing where nothing is. */
export function KnowFirst(props: { scorecard: Scorecard | undefined }) {
  const { scorecard } = props;
  const { t } = useWords();
  const troubles = scorecard ? troublesOf(scorecard) : [];
  if (!scorecard || troubles.length === 0) {
    return null;
  }
  return (
    <Section title={t('operate.know.title')}>
      <ul className={styles.list}>
        {troubles.map(criterion => (
          <Trouble
            key={criterion.id}
            entityRef={scorecard.entityRef}
            criterion={criterion}
          />
        ))}
      </ul>
    </Section>
  );
}

function Trouble(props: { entityRef: string; criterion: ScorecardCriterion }) {
  const { entityRef, criterion } = props;
  const { id, reason } = criterion;
  const { t } = useWords();
  const handoverPath = useEntityTabPath(entityRef, 'handover');
  const problem = problemOfCriterion(t, id);
  return (
    <li className={styles.trouble}>
      {handoverPath ? (
        <Link
          className={styles.link}
          href={`${handoverPath}#${criterionAnchor(id)}`}
        >
          {problem}
        </Link>
      ) : (
        <span>{problem}</span>
      )}
      <Note>
        <FromServer>{reason}</FromServer>
      </Note>
    </li>
  );
}

/** What somebody or something has found comes first: what is not declared, the rest of the page says as well. */
function troublesOf({ criteria }: Scorecard): ScorecardCriterion[] {
  const failing = criteria.filter(
    ({ id, state }) => state === 'fail' && /^(?:observe|recover)\./.test(id),
  );
  return [
    ...failing.filter(wasFound),
    ...failing.filter(criterion => !wasFound(criterion)),
  ].slice(0, MOST);
}

function wasFound({ evidence }: ScorecardCriterion): boolean {
  return evidence.some(
    ({ outcome, source, standing }) =>
      standing === 'decides' && outcome === 'fail' && source !== 'catalog',
  );
}
