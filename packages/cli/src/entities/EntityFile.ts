import { Entity } from '@backstage/catalog-model';

/** A position in a file, from 1 on. */
export interface FileLocation {
  file: string;
  line: number;
  column: number;
}

/** An entity of a file. */
export interface DescribedEntity {
  entity: Entity;
  /** The position of a field, such as `spec.trainedOn[1]`; without one, of the entity. */
  locate(field?: string): FileLocation;
}

/** A part of a file that cannot be read. */
interface UnreadableDocument {
  message: string;
  location: FileLocation;
}

/** A file of the catalog. */
export interface EntityFile {
  file: string;
  entities: DescribedEntity[];
  unreadable: UnreadableDocument[];
  /** Number of documents that do not describe an entity. */
  skipped: number;
}
