import { resolve } from 'path';
import { format } from 'prettier';
import prettierConfig from '@backstage/cli/config/prettier.json';
import {
  createCatalogInfoSchema,
  createStrictSchema,
  ML_KIND_DEFINITIONS,
} from '../../src/model';
import { renderKindsReference } from './renderKindsReference';

const packageFolder = resolve(__dirname, '../..');

/**
 * A file that is made from the definitions of the kinds.
 */
export interface GeneratedFile {
  /** Absolute path. */
  path: string;
  content: string;
}

/**
 * The published JSON Schemas and the kinds reference, as they should be.
 */
export function generateKindFiles(): GeneratedFile[] {
  const schemas = [
    ...ML_KIND_DEFINITIONS.map(({ kind }) => ({
      name: `${kind}.v1alpha1.schema.json`,
      schema: createStrictSchema(kind),
    })),
    { name: 'catalog-info.schema.json', schema: createCatalogInfoSchema() },
  ];
  return [
    ...schemas.map(({ name, schema }) => ({
      path: resolve(packageFolder, 'schemas', name),
      content: format(JSON.stringify(schema), {
        ...(prettierConfig as object),
        parser: 'json',
      }),
    })),
    {
      path: resolve(packageFolder, '../../docs/kinds.md'),
      content: format(renderKindsReference(), {
        ...(prettierConfig as object),
        parser: 'markdown',
      }),
    },
  ];
}
