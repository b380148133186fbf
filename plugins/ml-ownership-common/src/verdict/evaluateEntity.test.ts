import { Entity } from '@backstage/catalog-model';
import fc from 'fast-check';
import { readEntityFacts, renderMentions } from '../facts';
import {
  allPass,
  builtIn,
  complete,
  evaluate,
  ml,
  piece,
} from './__fixtures__/growthCatalog';
import { EvidenceLookup } from './evaluateCriteria';

describe('evaluateEntity', () => {
  it('says yes where all four abilities are proven, and not before', () => {
    const catalog = [
      ml('Model', 'model', {
        ...complete,
        trainedOn: ['data'],
        producedBy: ['build'],
      }),
      ml('Dataset', 'data', { ...complete, producedBy: ['build'] }),
      ml('Pipeline', 'build', { ...complete, consumes: ['source'] }),
      ml('Dataset', 'source', { ...complete, type: 'external' }),
    ];
    const everything = evaluate(catalog, allPass);
    for (const result of everything.results.values()) {
      expect([result.entityRef, result.verdict, result.level]).toEqual([
        result.entityRef,
        'yes',
        4,
      ]);
    }
    expect(everything.system('model:default/model')).toMatchObject({
      systemVerdict: 'yes',
      systemLevel: 4,
    });

    const undrilled = evaluate(catalog, (ref, id) =>
      id === 'recover.drill' && ref === 'dataset:default/source'
        ? []
        : allPass(ref, id),
    );
    expect(undrilled.results.get('model:default/model')?.verdict).toBe('yes');
    expect(undrilled.system('model:default/model')).toMatchObject({
      systemVerdict: 'unproven',
      systemLevel: 3,
      weakestLink: {
        title: 'source',
        reason: 'nothing speaks against it, and 1 of 19 criteria is still open',
        entityRef: 'dataset:default/source',
        ability: 'recover',
        level: 3,
        path: [
          'model:default/model',
          'pipeline:default/build',
          'dataset:default/source',
        ],
      },
    });

    const declaredOnly = evaluate(catalog).results.get('model:default/model')!;
    expect(declaredOnly.verdict).toBe('unproven');
    expect(declaredOnly.level).toBe(1);
    expect(
      declaredOnly.criteria.filter(({ state }) => state === 'fail'),
    ).toEqual([]);
  });

  it('names a flaw with entity, field, got and expected', () => {
    const { results: found } = evaluate([
      ml('Model', 'flawed', {
        operations: {
          retrain: { runbook: 42, decidedBy: 'group:default/nobody' },
          observe: { signals: 'drift' },
          deploy: 'by hand',
        },
        boundaries: { versionedTogether: ['code', 'data'] },
      }),
    ]);
    const reason = (id: string) =>
      found
        .get('model:default/flawed')!
        .criteria.find(criterion => criterion.id === id)!.reason;
    expect(reason('retrain.runbook')).toBe(
      'Model "model:default/flawed": spec.operations.retrain.runbook is 42, expected text',
    );
    expect(reason('retrain.trigger')).toContain(
      'spec.operations.retrain.decidedBy is "group:default/nobody", expected an existing Group or User',
    );
    expect(reason('observe.signals')).toContain(
      'spec.operations.observe.signals is "drift", expected a list of texts',
    );
    expect(reason('deploy.workflow')).toContain(
      'spec.operations.deploy is "by hand", expected an object',
    );
    expect(reason('deploy.versioned-together')).toBe(
      'spec.boundaries.versionedTogether lacks environment',
    );
  });

  it.each([
    ['error rate over 2 %, or AUC below 0.71', 'pass'],
    ['0.71', 'pass'],
    ['docs/recover.md', 'unknown'],
    ['docs/recover.md#rollback', 'unknown'],
    ['docs/roll back.md', 'unknown'],
    ['docs/récupération.md', 'unknown'],
    ['docs/recover', 'unknown'],
    ['url:https://wiki.example.com/x', 'unknown'],
    ['see https://wiki.example.com/x', 'unknown'],
    ['TODO', 'fail'],
    ['n/a', 'fail'],
    ['', 'fail'],
  ])('reads the rollback criteria %j as %s', (rollbackCriteria, state) => {
    const { results: found } = evaluate([
      ml('Model', 'model', { operations: { recover: { rollbackCriteria } } }),
    ]);
    expect(
      found
        .get('model:default/model')!
        .criteria.find(({ id }) => id === 'recover.criteria')?.state,
    ).toBe(state);
  });

  it('survives whatever a catalog may hold', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('Model', 'Dataset', 'Pipeline', 'Component', 'Group'),
        fc.jsonValue(),
        fc.jsonValue(),
        fc.dictionary(
          fc.constantFrom(
            ...['operations', 'boundaries', 'tier', 'owner', 'freshness'],
            ...['trainedOn', 'authors', 'type', 'members', 'parent'],
          ),
          fc.jsonValue(),
        ),
        (kind, title, annotations, spec) => {
          const entity = {
            apiVersion: 'mlownership.dev/v1alpha1',
            kind,
            metadata: { name: 'odd', namespace: 'default', title, annotations },
            spec,
          } as unknown as Entity;
          expect(() => evaluate([entity])).not.toThrow();
        },
      ),
    );
  });

  it('keeps out of stored texts what databases and readers stumble over', () => {
    const facts = readEntityFacts({
      ...ml('Model', 'odd', { tier: 1.5, type: 'a\u0000b' }),
      metadata: {
        name: 'odd',
        title: `\u27e6group:default/x|${'long '.repeat(1000)}\u27e7`,
        annotations: { 'pagerduty.com/service-id': 7 as unknown as string },
      },
    });
    expect(facts).toMatchObject({ type: 'ab', annotations: {} });
    expect(facts.ml?.tier).toBeUndefined();
    expect(facts.title).toHaveLength(500);
    expect(facts.title).toMatch(/^group:default\/x/);
  });

  it('lets a reader see the titles of what they may read, and no others', () => {
    const { results: found } = evaluate([
      ml('Model', 'model', { trainedOn: ['secret'] }),
      ml('Dataset', 'secret'),
    ]);
    const { reason } = found
      .get('model:default/model')!
      .criteria.find(({ id }) => id === 'retrain.inputs')!;
    expect(renderMentions(reason, () => true)).toBe('secret');
    expect(renderMentions(reason, () => false)).toBe(
      'something you may not see',
    );
  });

  it('keeps experiments out of scope, unless something serves them', () => {
    const { results: found } = evaluate([
      builtIn('Component', 'api', { owner: 'platform' }),
      ml('Model', 'trial', { lifecycle: 'experimental' }),
      ml('Model', 'leaked', { lifecycle: 'experimental', servedBy: ['api'] }),
      ml('Model', 'wish', { lifecycle: 'experimental', servedBy: ['absent'] }),
    ]);
    const verdict = (name: string) =>
      found.get(`model:default/${name}`)?.verdict;
    expect([verdict('trial'), verdict('leaked'), verdict('wish')]).toEqual([
      'not-in-scope',
      'no',
      'not-in-scope',
    ]);
  });

  it('lets a contract that passes carry an edge between teams', () => {
    const catalog = [
      ml('Dataset', 'theirs', { owner: 'platform', contract: 'contract.yaml' }),
      ml('Dataset', 'bare', { owner: 'platform' }),
      ml('Model', 'reader', { trainedOn: ['theirs'] }),
      ml('Model', 'risky', { trainedOn: ['bare'] }),
      ml('Model', 'borrowed', { derivedFrom: ['base'] }),
      ml('Model', 'base', { owner: 'platform' }),
      ml('Pipeline', 'team-mate', { owner: 'growth-training' }),
      ml('Model', 'inside', { producedBy: ['team-mate'] }),
    ];
    const state = (name: string, evidence?: EvidenceLookup) =>
      evaluate(catalog, evidence)
        .results.get(`model:default/${name}`)!
        .criteria.find(({ id }) => id === 'boundaries.contract')!.state;
    const contract =
      (outcome: 'pass' | 'fail'): EvidenceLookup =>
      (_, id) =>
        id === 'data.contract' ? [piece('document', outcome)] : [];
    expect(state('reader')).toBe('unknown');
    expect(state('reader', contract('pass'))).toBe('pass');
    expect(state('reader', contract('fail'))).toBe('fail');
    expect(state('risky')).toBe('fail');
    expect(state('borrowed')).toBe('fail');
    expect(state('inside')).toBe('pass');
  });
});
