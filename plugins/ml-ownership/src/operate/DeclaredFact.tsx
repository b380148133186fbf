import { useEntity } from '@backstage/plugin-catalog-react';
import { ReactNode } from 'react';
import { useWords } from '../words';
import { declaredAt } from './declaredAt';
import { Fact, HowToDeclare, Missing } from './Fact';
import { PointedText } from './PointedText';
import styles from './DeclaredFact.module.css';

/**
 * What the entity declares at one place, or that it declares nothing there, with how to add it, folded.
 *
 * @param path - below `spec`
 * @param missing - what to say where nothing is declared, without a full stop
 * @param example - a value that could be there
 * @param show - how to show one text; linked to what it points at where absent
 * @param also - what stands below it in either case
 */
export function DeclaredFact(props: {
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
    show = text => <PointedText text={text} />,
    also,
  } = props;
  const { t } = useWords();
  const { entity } = useEntity();
  const declared = declaredAt(entity, path);
  const yaml = (
    <code className={styles.code}>{`spec.${path}: ${example}`}</code>
  );
  return (
    <Fact title={title}>
      {declared.state === 'declared' ? (
        // The same text twice is a slip that must not become two keys.
        [...new Set(declared.texts)].map(text => (
          <span key={text} className={styles.value}>
            {show(text)}
          </span>
        ))
      ) : (
        <Missing>
          {declared.state === 'flawed'
            ? t('operate.fact.flawed', {
                missing,
                at: declared.at,
                got: declared.got,
              })
            : missing}
        </Missing>
      )}
      {also}
      {declared.state !== 'declared' && (
        <HowToDeclare>{t('operate.fact.add', { yaml })}</HowToDeclare>
      )}
    </Fact>
  );
}
