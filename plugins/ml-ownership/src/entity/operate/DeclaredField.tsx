import { useEntity } from '@backstage/plugin-catalog-react';
import { ReactNode } from 'react';
import { useMlTranslation } from '../../translations';
import { readDeclaredField } from './readDeclaredField';
import { DescriptionItem, HowToDeclare, MissingValue } from './DescriptionList';
import { LinkedText } from './LinkedText';
import styles from './DeclaredField.module.css';

/**
 * A declared field of the entity, or a note that it is missing with collapsed instructions to add it.
 *
 * @param path - below `spec`
 * @param missing - the text if nothing is declared, without a full stop
 * @param example - an example value
 * @param show - renders one text; by default linked to its target
 * @param also - rendered below in either case
 */
export function DeclaredField(props: {
  title: string;
  path: string;
  missing: string;
  example: string;
  show?: (text: string) => ReactNode;
  also?: ReactNode;
}) {
  const {
    title,
    path,
    missing,
    example,
    show = text => <LinkedText text={text} />,
    also,
  } = props;
  const { t } = useMlTranslation();
  const { entity } = useEntity();
  const declared = readDeclaredField(entity, path);
  const yaml = (
    <code className={styles.code}>{`spec.${path}: ${example}`}</code>
  );
  return (
    <DescriptionItem title={title}>
      {declared.state === 'declared' ? (
        // Duplicate texts must not become duplicate keys.
        [...new Set(declared.texts)].map(text => (
          <span key={text} className={styles.value}>
            {show(text)}
          </span>
        ))
      ) : (
        <MissingValue>
          {declared.state === 'flawed'
            ? t('operate.fact.flawed', {
                missing,
                at: declared.at,
                got: declared.got,
              })
            : missing}
        </MissingValue>
      )}
      {also}
      {declared.state !== 'declared' && (
        <HowToDeclare>{t('operate.fact.add', { yaml })}</HowToDeclare>
      )}
    </DescriptionItem>
  );
}
