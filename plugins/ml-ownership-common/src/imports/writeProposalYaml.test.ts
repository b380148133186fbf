import { Entity } from '@backstage/catalog-model';
import { JsonObject } from '@backstage/types';
import fc from 'fast-check';
import { parse } from 'yaml';
import { ML_API_VERSION } from '../kinds';
import { writeProposalYaml } from './writeProposalYaml';

describe('writeProposalYaml', () => {
  it('writes what YAML 1.1 and 1.2 read back, whatever an entity contains', () => {
    fc.assert(
      fc.property(
        fc.record({
          title: fc.oneof(
            fc.string({ unit: 'binary' }),
            fc.string({ unit: 'grapheme' }),
            fc.constantFrom('yes', 'No', 'null', '1', '1:30', 'a: b', 'a #b'),
            fc.constantFrom('- a', '', ' ', '\u2028', 'y', 'a:', '2026-11-24'),
          ),
          annotations: fc.dictionary(fc.string(), fc.string()),
          tags: fc.array(fc.string()),
          links: fc.array(fc.dictionary(fc.string(), fc.jsonValue())),
        }),
        fc.dictionary(
          fc.constantFrom('type', 'owner', 'tier', 'trainedOn', 'operations'),
          fc.jsonValue(),
        ),
        (metadata, spec) => {
          const entity = {
            apiVersion: ML_API_VERSION,
            kind: 'Model',
            metadata: { name: 'a', ...metadata },
            spec: spec as JsonObject,
          } as unknown as Entity;
          const text = writeProposalYaml({
            entity,
            questions: [{ field: 'tier', question: 'how critical?' }],
            notes: [],
          });
          const written = JSON.parse(JSON.stringify(entity));
          if (Object.keys(spec).length === 0) {
            // A spec that has only questions.
            written.spec = null;
          }
          expect(parse(text)).toEqual(written);
          expect(parse(text, { version: '1.1' })).toEqual(written);
        },
      ),
      { numRuns: 500, seed: 3 },
    );
  });
});
