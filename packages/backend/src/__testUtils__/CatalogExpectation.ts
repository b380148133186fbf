import { Ability } from '@mlownership/backstage-plugin-ml-ownership-common';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { EXAMPLES } from './startExampleCatalog';

/** The expected scorecard of one entity, see examples/expectations.yaml. */
export interface CatalogExpectation {
  verdict: string;
  level: number;
  systemVerdict?: string;
  abilities: Partial<Record<Ability, [number, string]>>;
  fails?: string[];
  primaryCause?: string;
  smells?: string[];
}

/** What examples/expectations.yaml says about each entity, from the catalog alone. */
export function readCatalogExpectations(): Record<string, CatalogExpectation> {
  const path = resolve(EXAMPLES, 'expectations.yaml');
  return parse(readFileSync(path, 'utf8')).entities;
}
