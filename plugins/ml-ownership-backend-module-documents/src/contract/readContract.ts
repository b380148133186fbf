import { cutText } from '@mlownership/backstage-plugin-ml-ownership-common';
import { isObject, parseJson, parseYaml } from '../data';
import { DocumentFinding } from '../DocumentFinding';
import { isCroissant, readCroissant } from './readCroissant';
import { readOdcs } from './readOdcs';

const EXPECTED =
  'expected an ODCS document of version 3 (apiVersion: v3.1.0, kind: DataContract) or a Croissant document of version 1';

/**
 * Reads a data contract: Open Data Contract Standard version 3, or Croissant version 1. It passes if it names schema
 * and owner; freshness and quality are reported.
 */
export function readContract(content: string): DocumentFinding {
  const isJson = /^\s*[{[]/.test(content);
  const asJson = isJson ? parseJson(content) : undefined;
  // The flow style of YAML starts like JSON.
  const parsed = asJson?.ok ? asJson : parseYaml(content);
  if (!parsed.ok) {
    return {
      outcome: 'fail',
      detail: `The contract does not parse: ${
        asJson && !asJson.ok ? asJson.problem : parsed.problem
      }`,
    };
  }
  const document = parsed.value;
  if (!isObject(document)) {
    return {
      outcome: 'fail',
      detail: `The document is not an object; ${EXPECTED}`,
    };
  }
  if ('apiVersion' in document || document.kind === 'DataContract') {
    return readOdcs(document);
  }
  if (isCroissant(document)) {
    return readCroissant(document);
  }
  const older = [
    'dataContractSpecification',
    'quantumName',
    'templateName',
  ].find(key => Object.hasOwn(document, key));
  return {
    outcome: 'fail',
    detail: older
      ? `The document is of ${
          older === 'dataContractSpecification'
            ? `the Data Contract Specification ${version(
                document[older],
              )}`.trim()
            : 'an ODCS version before 3'
        }; ${EXPECTED}`
      : `The document is not a data contract; ${EXPECTED}`,
  };
}

function version(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number'
    ? cutText(String(value), 20)
    : '';
}
