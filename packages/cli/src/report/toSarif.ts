import { JsonObject } from '@backstage/types';
import { Finding, Report, RULES } from './Report';

const HOMEPAGE =
  'https://github.com/mlownership/backstage-plugins/tree/main/packages/cli#readme';

/** SARIF 2.1.0, which code scanning of GitHub and other systems show beside the code. */
export function toSarif({ items = [] }: Report): JsonObject {
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'mlownership',
            informationUri: HOMEPAGE,
            rules: Object.entries(RULES).map(([id, text]) => ({
              id,
              shortDescription: { text },
            })),
          },
        },
        // Columns count UTF-16 code units, as YAML positions do.
        columnKind: 'utf16CodeUnits',
        results: items.flatMap(({ findings }) => findings.map(toResult)),
      },
    ],
  };
}

function toResult(finding: Finding): JsonObject {
  const { entityRef, location, message, rule, severity } = finding;
  return {
    ruleId: rule,
    level: severity,
    message: { text: message },
    locations: [
      {
        ...(location && {
          physicalLocation: {
            artifactLocation: { uri: encodeURI(location.file) },
            region: {
              startLine: location.line,
              startColumn: location.column,
            },
          },
        }),
        ...(entityRef && {
          logicalLocations: [{ fullyQualifiedName: entityRef }],
        }),
      },
    ],
  };
}
