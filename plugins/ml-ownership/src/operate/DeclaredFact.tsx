import { useEntity } from '@backstage/plugin-catalog-react';
import { ReactNode } from 'react';
import { Declared, declaredAt } from './declaredAt';
import { Fact, Note } from './Fact';
import { PointedText } from './PointedText';
import styles from './DeclaredFact.module.css';

/**
 * What the entity declares at one place, or that it declares nothing there, with how to add it.
 *
 * @param path - below `spec`
 * @param missing - what to say where nothing is declared, without a full stop
 * @param example - a value that could be there
 * @param show - how to show one text; linked to what it points at where absent
 */
export function DeclaredFact(props: {
  title: string;
  path: string;
  missing: string;
  example: string;
  show?: (text: string) => ReactNode;
}) {
  const {
    title,
    path,
    missing,
    example,
    show = text => <PointedText text={text} />,
  } = props;
  const { entity } = useEntity();
  const declared = declaredAt(entity, path);
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
        <Note>
          {missing}
          {whatIsThere(declared)}. Add{' '}
          <code className={styles.code}>{`spec.${path}: ${example}`}</code>
        </Note>
      )}
    </Fact>
  );
}

function whatIsThere(declared: Exclude<Declared, { state: 'declared' }>) {
  return declared.state === 'flawed'
    ? `: ${declared.at} is ${declared.got}, which is no text`
    : '';
}
