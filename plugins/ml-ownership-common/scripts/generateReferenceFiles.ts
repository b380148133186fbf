import { resolve } from 'path';
import { format } from 'prettier';
import prettierConfig from '@backstage/cli/config/prettier.json';
import {
  createCatalogInfoSchema,
  createStrictSchema,
  ML_KIND_DEFINITIONS,
} from '../src/model';
import { renderCriteriaReference } from './criteria/renderCriteriaReference';
import { renderKindsReference } from './kinds/renderKindsReference';

const packageFolder = resolve(__dirname, '..');

/**
 * A file that is generated from the definitions of kinds and criteria.
 */
export interface GeneratedFile {
  /** Absolute path. */
  path: string;
  content: string;
}

/**
 * The published JSON Schemas and the references, as they should be.
 */
export function generateReferenceFiles(): GeneratedFile[] {
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
    ...[
      { name: 'kinds.md', content: renderKindsReference() },
      { name: 'criteria.md', content: renderCriteriaReference() },
    ].map(({ name, content }) => ({
      path: resolve(packageFolder, '../../docs', name),
      content: format(content, {
        ...(prettierConfig as object),
        parser: 'markdown',
      }),
    })),
  ];
}
