import { ScorecardCriterion } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Link } from '@backstage/ui';
import { useMlTranslation } from '../../translations';
import { criterionAnchor } from './criterionAnchor';
import { titleOfCriterion } from './criterionText';
import styles from './CriterionLink.module.css';

/** A link to a criterion on the same page; shows its title by default. */
export function CriterionLink(props: {
  id: string;
  criteria: Pick<ScorecardCriterion, 'id' | 'title'>[];
  children?: string;
}) {
  const { id, criteria, children } = props;
  const { t } = useMlTranslation();
  return (
    <Link className={styles.root} href={`#${criterionAnchor(id)}`}>
      {children ?? titleOfCriterion(t, criteria, id)}
    </Link>
  );
}
