import { Finding } from './Report';

/** `file:line:column: error: message`, which editors and CI systems recognize. */
export function formatFinding({
  location,
  message,
  severity,
}: Finding): string {
  const at = location
    ? `${location.file}:${location.line}:${location.column}: `
    : '';
  return `${at}${severity}: ${message}`;
}
