import {
  FoundationState,
  MlKind,
  SmellId,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Link } from '@backstage/ui';
import { ReactNode } from 'react';
import { useKindPaths } from '../../ui/entity';
import { withQuery } from '../../ui/url';

/** The entities that a number counts, as filters of the table of their kind. */
export interface CountedEntities {
  kind: MlKind;
  owner?: string;
  criterion?: string;
  criterionState?: FoundationState[];
  smell?: SmellId;
  tier?: string[];
}

/**
 * A link from a number to exactly the entities that it counts.
 *
 * @param label - the accessible name, where the text is only a number
 */
export function EntityCountLink(props: {
  entities: CountedEntities;
  label?: string;
  children: ReactNode;
}) {
  const { entities, label, children } = props;
  const { kind, ...filters } = entities;
  const paths = useKindPaths();
  return (
    <Link href={withQuery(paths[kind], filters)} aria-label={label}>
      {children}
    </Link>
  );
}
