import { Entity } from '@backstage/catalog-model';
import {
  ML_API_VERSION,
  ML_KINDS,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Document, LineCounter, parseAllDocuments } from 'yaml';
import { UsageError } from '../UsageError';
import { EntityFile, FileLocation } from './EntityFile';
import { findOffset } from './findOffset';
import { parseFieldPath } from './parseFieldPath';

const [ML_GROUP] = ML_API_VERSION.split('/');
const BACKSTAGE_GROUP = 'backstage.io';

/** A line that says that a file, valid or not, describes an entity of this catalog. */
const DECLARATION = /^apiVersion:\s*["']?(?:mlownership\.dev|backstage\.io)\//m;

/**
 * Reads the entities of a YAML file, as the catalog does. Documents of other systems, such as manifests of Kubernetes,
 * are skipped.
 *
 * @param file - path relative to `cwd`
 * @throws UsageError if the file cannot be read
 */
export function readEntityFile(file: string, cwd: string): EntityFile {
  let text: string;
  try {
    text = readFileSync(resolve(cwd, file), 'utf8');
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${(error as Error).message}`);
  }
  const lineCounter = new LineCounter();
  const documents = parseAllDocuments(text, {
    lineCounter,
    prettyErrors: false,
  });
  const locationOf = (offset: number): FileLocation => {
    const { line, col } = lineCounter.linePos(offset);
    return { file, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const result: EntityFile = {
    file,
    entities: [],
    unreadable: [],
    skipped: 0,
  };
  for (const document of documents) {
    const [error] = document.errors;
    if (error && !DECLARATION.test(text)) {
      result.skipped++;
      continue;
    }
    if (error) {
      result.unreadable.push({
        message: `YAML error: ${error.message}`,
        location: locationOf(error.pos[0]),
      });
      continue;
    }
    addDocument(result, document, locationOf);
  }
  return result;
}

function addDocument(
  result: EntityFile,
  document: Document.Parsed,
  locationOf: (offset: number) => FileLocation,
): void {
  let value: unknown;
  try {
    value = document.toJSON();
  } catch (error) {
    // Too many aliases.
    result.unreadable.push({
      message: `YAML error: ${(error as Error).message}`,
      location: locationOf(document.range[0]),
    });
    return;
  }
  if (value === null) {
    return;
  }
  if (!isEntity(value)) {
    result.skipped++;
    return;
  }
  result.entities.push({
    entity: value,
    locate: field =>
      locationOf(findOffset(document, field ? parseFieldPath(field) : [])),
  });
}

/**
 * Whether a document describes an entity of this catalog, even if incorrectly. Other systems have kinds called Model,
 * Dataset or Pipeline, too.
 */
function isEntity(value: unknown): value is Entity {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return false;
  }
  const { apiVersion, kind } = value as Record<string, unknown>;
  return typeof apiVersion === 'string'
    ? [ML_GROUP, BACKSTAGE_GROUP].includes(apiVersion.split('/')[0])
    : ML_KINDS.some(known => known === kind);
}
