import { CatalogView } from '../facts';
import { EntityRecord } from '../people';
import { RecordedDrill } from './RecordedDrill';

/**
 * The look-ups that decide which drills of an entity count.
 *
 * @public
 */
export interface DrillContext {
  snapshot: CatalogView;
  /** The completed drills of an entity. */
  drills: (entityRef: string) => readonly RecordedDrill[];
  /** The recorded history of an entity; undefined if there is none. */
  record: (entityRef: string) => EntityRecord | undefined;
}
