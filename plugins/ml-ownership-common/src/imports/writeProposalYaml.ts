import { Entity } from '@backstage/catalog-model';
import { Document, Pair, Scalar, YAMLMap } from 'yaml';
import { ML_KIND_DEFINITIONS } from '../model';
import { ImportProposal } from './proposeEntity';

/**
 * Formats a proposal as a YAML document for further editing: fields in the order of the kinds reference,
 * questions as comments in place of their fields. It reads the same in YAML 1.1 and 1.2.
 *
 * @public
 */
export function writeProposalYaml(proposal: ImportProposal): string {
  const { questions } = proposal;
  const entity = withoutUndefined(proposal.entity);
  const { spec = {}, ...envelope } = entity;
  const document = new Document<YAMLMap, false>(envelope, {
    compat: 'yaml-1.1',
    aliasDuplicateObjects: false,
  });
  const fields = new YAMLMap<Scalar, unknown>();
  let comments: string[] = [];
  for (const { name } of fieldsOf(entity)) {
    const question = questions.find(({ field }) => field === name);
    if (question) {
      comments.push(` TODO ${name}: ${question.question}`);
    }
    if (spec[name] !== undefined) {
      const key = new Scalar(name);
      key.commentBefore = comments.join('\n');
      comments = [];
      fields.add(new Pair(key, document.createNode(spec[name])));
    }
  }
  document.contents.add(new Pair(document.createNode('spec'), fields));
  const text = document.toString({ lineWidth: 0 });
  // The library would write the map as {} if there are only comments.
  const written =
    fields.items.length > 0 ? text : text.replace(/ \{\}\n$/, '\n');
  return written + comments.map(comment => `  #${comment}\n`).join('');
}

function fieldsOf(entity: Entity) {
  return (
    ML_KIND_DEFINITIONS.find(({ kind }) => kind === entity.kind)?.fields ?? []
  );
}

/** A copy without keys that have no value, at any depth. */
function withoutUndefined<T>(value: T): T {
  return JSON.parse(JSON.stringify(value));
}
