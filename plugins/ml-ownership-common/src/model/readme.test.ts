import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import Ajv from 'ajv';
import { readFileSync } from 'fs';
import { resolve } from 'path';
import { parseAllDocuments } from 'yaml';
import { createCatalogInfoSchema } from './createStrictSchema';

/** The catalog files in a Markdown document. */
function catalogFilesOf(document: string): string[] {
  const text = readFileSync(
    resolve(__dirname, '../../../..', document),
    'utf8',
  );
  return [...text.matchAll(/^```yaml\n(.*?)^```$/gms)]
    .map(([, content]) => content)
    .filter(content => content.startsWith('apiVersion:'));
}

const CATALOG_FILES = catalogFilesOf('README.md');

const entitiesOf = (file: string) =>
  parseAllDocuments(file).map(document => document.toJSON() as Entity);

describe('the entities in the README', () => {
  it('are a Model, a Dataset and a Pipeline, with their teams and system', () => {
    const kinds = CATALOG_FILES.map(file =>
      entitiesOf(file).map(({ kind }) => kind),
    );
    expect(kinds).toHaveLength(2);
    expect(new Set(kinds[0])).toEqual(new Set(['Group', 'User', 'System']));
    expect(kinds[1]).toEqual(['Model', 'Dataset', 'Pipeline']);
  });

  it('have only fields of the strict schema', () => {
    const validate = new Ajv({ allErrors: true, strict: false }).compile(
      createCatalogInfoSchema(),
    );
    for (const entity of CATALOG_FILES.flatMap(entitiesOf)) {
      validate(entity);
      expect([stringifyEntityRef(entity), validate.errors]).toEqual([
        stringifyEntityRef(entity),
        null,
      ]);
    }
  });

  // Prettier breaks a flow mapping over several lines if it is too long for one.
  it.each(['README.md', 'docs/kinds.md'])(
    'are in block style in %s, as people write catalog files',
    file => {
      const files = catalogFilesOf(file);
      expect(files).not.toEqual([]);
      expect(files.filter(content => content.includes('{'))).toEqual([]);
    },
  );
});
