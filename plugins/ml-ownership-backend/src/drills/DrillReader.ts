import { VisibilityFilter } from '../catalog/ReadableEntities';

/** The caller who reads drills. */
export interface DrillReader {
  visible: VisibilityFilter;
  /** Entity ref of the user; absent for services. */
  person?: string;
  /** The groups that the user signs in for, and the groups above those. */
  groups: ReadonlySet<string>;
}
