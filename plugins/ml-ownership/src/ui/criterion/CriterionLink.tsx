import { ScorecardCriterion } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Link } from '@backstage/ui';
import { useMlTranslation } from '../../translations';
import { criterionAnchor } from './criterionAnchor';
import { titleOfCriterion } from './criterionText';
import styles from './CriterionLink.module.css';

/**
 * A link to a criterion; shows its title by default.
 *
 * @param path - path of the page with the criteria, if it is another one
 */
export function CriterionLink(props: {
  id: string;
  criteria: Pick<ScorecardCriterion, 'id' | 'title'>[];
  path?: string;
  children?: string;
}) {
  const { id, criteria, path = '', children } = props;
  const { t } = useMlTranslation();
  return (
    <Link className={styles.root} href={`${path}#${criterionAnchor(id)}`}>
      {children ?? titleOfCriterion(t, criteria, id)}
    </Link>
  );
}
