import {
  Scorecard,
  ScorecardCriterion,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Link } from '@backstage/ui';
import {
  criterionAnchor,
  ServerText,
  problemOfCriterion,
} from '../../ui/criterion';
import { useEntityTabPath } from '../../ui/entity';
import { Section } from '../../ui/page';
import { useMlTranslation } from '../../translations';
import { Note } from './DescriptionList';
import styles from './KnownIssues.module.css';

const MAX_ISSUES = 3;

/** Failing criteria of Observe and Recover; renders nothing if there are none. */
export function KnownIssues(props: { scorecard: Scorecard | undefined }) {
  const { scorecard } = props;
  const { t } = useMlTranslation();
  const troubles = scorecard ? findKnownIssues(scorecard) : [];
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
  const { t } = useMlTranslation();
  const handoverPath = useEntityTabPath(entityRef, 'handover');
  const problem = problemOfCriterion(t, id, criterion.missing);
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
        <ServerText>{reason}</ServerText>
      </Note>
    </li>
  );
}

/** Observed failures come first: missing declarations are also shown elsewhere on the page. */
function findKnownIssues({ criteria }: Scorecard): ScorecardCriterion[] {
  const failing = criteria.filter(
    ({ id, state }) => state === 'fail' && /^(?:observe|recover)\./.test(id),
  );
  return [
    ...failing.filter(isObservedFailure),
    ...failing.filter(criterion => !isObservedFailure(criterion)),
  ].slice(0, MAX_ISSUES);
}

function isObservedFailure({ evidence }: ScorecardCriterion): boolean {
  return evidence.some(
    ({ outcome, source, status }) =>
      status === 'decisive' && outcome === 'fail' && source !== 'catalog',
  );
}
