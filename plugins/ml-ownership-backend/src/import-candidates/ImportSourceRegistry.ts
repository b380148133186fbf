import {
  ImportSource,
  ImportSourcesExtensionPoint,
} from '@mlownership/backstage-plugin-ml-ownership-node';

const SOURCE_ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Words that links to the import page use for something else: the kinds of sources in the catalog. */
const RESERVED = ['component', 'resource', 'new'];

/** The import sources that modules have registered. */
export class ImportSourceRegistry implements ImportSourcesExtensionPoint {
  readonly sources: ImportSource[] = [];

  addSource(source: ImportSource): void {
    const { id } = source;
    if (!SOURCE_ID.test(id) || RESERVED.includes(id)) {
      throw new Error(
        `The import source has the id "${id}", expected lower case letters, digits and dashes, and not ${RESERVED.join(
          ', ',
        )}`,
      );
    }
    if (this.sources.some(other => other.id === id)) {
      throw new Error(`There are two import sources with the id "${id}"`);
    }
    this.sources.push(source);
  }
}
