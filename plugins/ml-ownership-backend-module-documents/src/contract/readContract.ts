import { isObject, ParsedData, parseJson, parseYaml } from '../data';
import { DocumentFinding } from '../DocumentFinding';
import { ContractStandard, unreadContract } from './ContractStandard';
import {
  dataHubStandard,
  openMetadataStandard,
  sodaStandard,
} from './otherContractStandards';
import { croissantStandard } from './readCroissant';
import { dataContractSpecificationStandard } from './readDataContractSpecification';
import { dataPackageStandard } from './readDataPackage';
import { readDatasetCard } from './readDatasetCard';
import { dbtContractStandard } from './readDbtContract';
import { odcsStandard } from './readOdcs';
import { odcs2Standard } from './readOdcs2';

/** By how certainly their documents are recognised. */
const STANDARDS: readonly ContractStandard[] = [
  dataContractSpecificationStandard,
  odcs2Standard,
  odcsStandard,
  croissantStandard,
  dataHubStandard,
  openMetadataStandard,
  dbtContractStandard,
  dataPackageStandard,
  sodaStandard,
];

const EXPECTED =
  'expected ODCS (apiVersion: v3.1.0, kind: DataContract), Data Contract Specification, Croissant, dbt with an enforced contract, Data Package, Soda, OpenMetadata, or a dataset card';

/**
 * Reads a data contract. It passes if it names schema and owner; freshness and quality are reported. A format that
 * cannot be read stays unknown.
 *
 * @param path - of the document: text documents are recognised by their extension
 */
export function readContract(
  document: string,
  { path }: { path: string },
): DocumentFinding {
  const content = document.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  if (content.trim() === '') {
    return { outcome: 'fail', detail: `The document is empty; ${EXPECTED}` };
  }
  const parsed = parse(content);
  if (isTextDocument(path, content, parsed)) {
    return (
      readDatasetCard(content) ??
      unreadContract(`The contract is text, ${EXPECTED}`)
    );
  }
  if (!parsed.ok) {
    return {
      outcome: 'fail',
      detail: `The contract does not parse: ${parsed.problem}`,
    };
  }
  const { value } = parsed;
  const standard = isObject(value)
    ? STANDARDS.find(({ matches }) => matches(value))
    : undefined;
  if (isObject(value) && standard) {
    return standard.read(value);
  }
  return unreadContract(`The format of the contract is unknown; ${EXPECTED}`);
}

/** Whether a document is text, possibly with metadata in YAML before it, rather than data. */
function isTextDocument(
  path: string,
  content: string,
  parsed: ParsedData,
): boolean {
  if (parsed.ok && typeof parsed.value === 'string') {
    return true;
  }
  return /\.(?:md|markdown|mdx|rst|adoc|txt|html?)$/i.test(path)
    ? !(parsed.ok && isObject(parsed.value))
    : !/\.(?:ya?ml|json)$/i.test(path) &&
        /^\s*---\n[\s\S]*?\n---\n\s*[#<\w]/.test(content);
}

function parse(content: string): ParsedData {
  const asJson = /^\s*[{[]/.test(content) ? parseJson(content) : undefined;
  if (asJson?.ok) {
    return asJson;
  }
  // The flow style of YAML starts like JSON.
  const asYaml = parseYaml(content);
  return asJson && !asYaml.ok ? asJson : asYaml;
}
