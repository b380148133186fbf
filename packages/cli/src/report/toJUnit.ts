import { formatFinding } from './formatFinding';
import { Report, ReportItem } from './Report';

/** JUnit XML: a test case for each file or entity, which fails if it has an error. */
export function toJUnit({ command, items = [] }: Report): string {
  const failures = items.filter(hasError).length;
  const counts = `tests="${items.length}" failures="${failures}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="mlownership" ${counts}>`,
    `  <testsuite name="mlownership ${escape(command)}" ${counts}>`,
    ...items.map(item => toTestCase(item, command)),
    '  </testsuite>',
    '</testsuites>',
  ].join('\n');
}

function hasError({ findings }: ReportItem): boolean {
  return findings.some(({ severity }) => severity === 'error');
}

function toTestCase(item: ReportItem, command: string): string {
  const attributes = `classname="mlownership.${escape(
    command.replaceAll(' ', '.'),
  )}" name="${escape(item.name)}"`;
  if (item.findings.length === 0) {
    return `    <testcase ${attributes}/>`;
  }
  const text = escape(item.findings.map(formatFinding).join('\n'));
  const body = hasError(item)
    ? `<failure message="${escape(
        item.findings.find(({ severity }) => severity === 'error')!.message,
      )}">${text}</failure>`
    : `<system-out>${text}</system-out>`;
  return `    <testcase ${attributes}>\n      ${body}\n    </testcase>`;
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** Escapes text for XML; characters that XML does not allow are replaced. */
function escape(text: string): string {
  return text
    .replace(/[&<>"]/g, character => ENTITIES[character])
    .replace(
      /[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu,
      '\ufffd',
    );
}
